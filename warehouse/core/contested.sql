-- One row per unit, indicator and period of which the accepted submissions do not say the same: the first that speaks.
-- It lists what has to be looked at cell by cell; for all others the submission that stands gives the value.
with sent as (
  select submission, unit, period, standing_order, count(*) over (partition by unit, period, kind) as submissions
  from core.submission
  where status in ('standing', 'superseded')
),

said as (
  select
    sent.unit,
    told.indicator,
    sent.period,
    sent.standing_order,
    sent.submissions,
    told.value,
    -- a number is compared quicker than a word, and there are many to compare
    case told.qualifier when '=' then 1 when '>' then 2 when '<' then 3 when '>=' then 4 when '<=' then 5 when '~' then 6 end
      as sign
  from staging.observation as told
  inner join sent on sent.submission = told.submission and sent.period = told.period
  where sent.submissions > 1
)

select unit, indicator, period, min(standing_order) as first_that_speaks
from said
group by unit, indicator, period
having min(standing_order) > 1
  or count(*) < max(submissions)
  or count(value) not in (0, count(*))
  or min(value) <> max(value)
  or min(sign) <> max(sign)
