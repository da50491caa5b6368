-- One row per point or vote that a later submission of the same sender, period and kind changed, added or dropped.
with told as (
  select
    submission,
    of_unit,
    stage as part,
    criterion as item,
    rtrim(rtrim(cast(points as varchar), '0'), '.') as said
  from staging.point
  where stage <> 'copied'
  union all
  select
    submission,
    of_unit,
    'vote' as part,
    question as item,
    concat(cast(in_favour as varchar), '/', cast(present as varchar)) as said
  from staging.vote
),

beside as (
  select
    pair.submission,
    pair.corrects,
    told.of_unit as unit,
    told.part,
    told.item,
    max(case when told.submission = pair.corrects then told.said end) as said_before,
    max(case when told.submission = pair.submission then told.said end) as said_after,
    pair.illustrative
  from core.corrected_submission as pair
  inner join told on told.submission = pair.submission or told.submission = pair.corrects
  group by pair.submission, pair.corrects, told.of_unit, told.part, told.item, pair.illustrative
)

select
  *,
  case when said_before is null then 'added' when said_after is null then 'dropped' else 'changed' end as correction
from beside
where said_before is distinct from said_after
