-- One row per covenant and activity of its programme: wanted how often, done how often, and how it stands.
-- Days are told by the document and by reports; one day counts once, however many tell of it. Without a planned
-- day nothing is overdue: once its period is over, whether it was done is not known, nor where a report tells of it
-- without a day.
with dated as (
  select covenant, activity, done_on, illustrative, cast(null as varchar) as unit
  from core.activity
  union all
  select covenant, activity, done_on, illustrative, unit
  from core.activity_report
  where activity is not null
),

done as (
  select
    item.covenant,
    item.activity,
    count(distinct dated.done_on) as done,
    max(dated.done_on) as done_on,
    count(distinct dated.unit) as told_by
  from core.activity as item
  cross join core.build as build
  inner join dated
    on dated.covenant = item.covenant and dated.activity = item.activity
    and dated.illustrative = item.illustrative and dated.done_on <= build.as_of
  group by item.covenant, item.activity
),

undated as (
  select distinct covenant, activity, illustrative
  from core.activity_report
  where activity is not null and done_on is null
)

select
  item.covenant,
  covenant.bloc,
  covenant.year,
  item.activity,
  item.position,
  item.name_vi,
  item.name_en,
  item.kind,
  item.planned_on,
  item.planned_in,
  coalesce(item.wanted, 1) as wanted,
  coalesce(done.done, 0) as done,
  done.done_on,
  coalesce(done.told_by, 0) as told_by,
  case
    when done.done >= coalesce(item.wanted, 1) then 'done'
    when undated.activity is not null then 'unknown'
    when item.planned_on < build.as_of then 'overdue'
    when item.planned_on is not null or term.last_day >= build.as_of then 'due'
    else 'unknown'
  end as status,
  item.source,
  item.illustrative
from core.activity as item
inner join core.covenant as covenant on covenant.covenant = item.covenant
cross join core.build as build
left join core.term as term
  on term.covenant = item.covenant and term.period = coalesce(item.planned_in, cast(covenant.year as varchar))
left join done on done.covenant = item.covenant and done.activity = item.activity
left join undated
  on undated.covenant = item.covenant and undated.activity = item.activity
  and undated.illustrative = item.illustrative
