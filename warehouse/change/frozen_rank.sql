-- One row per review and rank that it froze, and that moves now to another one.
-- A rank that moves because units report for the first time is none: nobody takes back what was frozen.
with told as (
  select
    covenant.covenant,
    max(case when change.before is null then 1 else 0 end) as is_told_first,
    max(case when change.before is not null then 1 else 0 end) as is_overturned
  from change
  inner join later.membership as membership
    on membership.unit = change.unit and membership.year = cast(substring(change.period, 1, 4) as integer)
  inner join later.covenant as covenant
    on covenant.bloc = membership.bloc and covenant.year = membership.year
  where change.since = $since and change.relation = 'core.observation' and change.field <> 'missing'
  group by covenant.covenant
)

select frozen.since as review, frozen.covenant, frozen.unit, frozen.key, frozen.before, frozen.after
from change as frozen
inner join change as moved
  on moved.relation = frozen.relation and moved.key = frozen.key and moved.illustrative = frozen.illustrative
left join told on told.covenant = frozen.covenant
where frozen.relation = 'marts.ranking' and frozen.since <> $since and moved.since = $since
  and frozen.before is not null
  and not (coalesce(told.is_told_first, 0) = 1 and coalesce(told.is_overturned, 0) = 0)
order by frozen.since, frozen.key
