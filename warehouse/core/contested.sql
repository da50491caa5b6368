-- One row per unit, indicator and period of which the accepted submissions do not say the same: the first that speaks.
-- It lists what has to be looked at cell by cell; for all others the submission that stands gives the value.
with sent as (
  select submission, unit, period, standing_order, count(*) over (partition by unit, period, kind) as submissions
  from core.submission
  where status in ('standing', 'superseded')
)

select sent.unit, told.indicator, sent.period, min(sent.standing_order) as first_that_speaks
from staging.observation as told
inner join sent on sent.submission = told.submission and sent.period = told.period
where sent.submissions > 1
group by sent.unit, told.indicator, sent.period
having min(sent.standing_order) > 1
  or count(*) < max(sent.submissions)
  or count(told.value) not in (0, count(*))
  or min(told.value) <> max(told.value)
  or min(told.qualifier) <> max(told.qualifier)
