-- One row per unit, indicator, period and submission: every value ever accepted.
-- A value stands until a higher submission speaks of the same indicator; one that lacks the row leaves it.
-- An illustrative value stands only while no real report does, whatever the real one speaks of.
with accepted as (
  select
    told.*,
    submission.file_name,
    submission.received_at,
    submission.standing_order,
    standing.submission as real_submission,
    standing.received_at as real_received_at
  from staging.observation as told
  inner join core.submission as submission using (submission)
  left join core.submission as standing
    on submission.illustrative and not standing.illustrative and standing.status = 'standing'
    and standing.unit = submission.unit and standing.period = submission.period and standing.kind = submission.kind
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
  coalesce(lag(submission) over told_of, real_submission) as superseded_by,
  coalesce(lag(received_at) over told_of, real_received_at) as superseded_at
from accepted
window told_of as (partition by unit, indicator, period order by standing_order)
