-- One row per unit and period reported on: when its first report was received, and the submission that stands.
-- The first report decides about lateness: a correction after the due date does not make a unit late.
with sent as (
  select
    unit,
    period,
    illustrative,
    min(received_at) as received_at,
    max(case when status = 'standing' then submission end) as submission,
    row_number() over (partition by unit, period order by illustrative) as precedence
  from core.submission
  where status in ('standing', 'superseded') and kind = 'indicators'
  group by unit, period, illustrative
)

select unit, period, received_at, submission, illustrative
from sent
where precedence = 1
