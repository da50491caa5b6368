-- One row per unit, period and illustrative or not: when its first report was received, and if that is assumed.
-- Assumed means that nobody told the day and the report was first seen then: it came no later.
select
  unit,
  period,
  illustrative,
  min(received_at) as received_at,
  coalesce(min(case when not receipt_assumed then received_at end) > min(received_at), true) as receipt_assumed,
  max(case when status = 'standing' then submission end) as submission
from core.submission
where status in ('standing', 'superseded') and kind = 'indicators'
group by unit, period, illustrative
