-- One row per unit and period reported on: when its first report was received, and the submission that stands.
-- The first report decides about lateness: a correction after the due date does not make a unit late.
with sent as (
  select receipt.*, row_number() over (partition by unit, period order by illustrative) as precedence
  from core.receipt as receipt
)

select unit, period, received_at, receipt_assumed, submission, illustrative
from sent
where precedence = 1
