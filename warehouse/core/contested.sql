-- One row per unit, indicator and period of which the accepted submissions do not say the same: the first that speaks.
-- It lists what has to be looked at cell by cell; for all others the submission that stands gives the value.
with sent as (
  select unit, period, kind, count(*) as submissions
  from core.submission
  where status in ('standing', 'superseded')
  group by unit, period, kind
)

select told.unit, told.indicator, told.period, min(told.standing_order) as first_that_speaks
from core.accepted as told
inner join sent on sent.unit = told.unit and sent.period = told.period and sent.kind = told.kind
where sent.submissions > 1
group by told.unit, told.indicator, told.period
having min(told.standing_order) > 1
  or count(*) < max(sent.submissions)
  or count(told.value) not in (0, count(*))
  or min(told.value) <> max(told.value)
  or min(told.qualifier) <> max(told.qualifier)
