-- One row per unit, indicator, period and submission: every value ever accepted.
-- A value stands until a higher submission speaks of the same indicator; one that lacks the row leaves it.
with accepted as (
  select
    told.*,
    submission.file_name,
    submission.received_at,
    submission.standing_order
  from staging.observation as told
  inner join core.submission as submission using (submission)
  where submission.status in ('standing', 'superseded')
)

select
  unit,
  indicator,
  period,
  value,
  qualifier,
  case when value is not null then status end as status,
  missing,
  numerator,
  denominator,
  data_as_of,
  submission,
  file_name,
  sheet,
  cell,
  raw_text,
  parse_rule,
  note,
  illustrative,
  received_at,
  lag(submission) over told_of as superseded_by,
  lag(received_at) over told_of as superseded_at
from accepted
window told_of as (partition by unit, indicator, period order by standing_order)
