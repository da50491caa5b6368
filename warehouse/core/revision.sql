-- One row per unit, indicator, period and submission: every value ever accepted.
-- View: each value is stored once, as it was told.
-- A value stands until a higher submission speaks of the same indicator; one that lacks the row leaves it.
-- An illustrative value stands only while no real report does, whatever the real one speaks of.
select
  unit,
  indicator,
  period,
  value,
  qualifier,
  status,
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
from core.accepted
window told_of as (partition by unit, indicator, period order by standing_order)
