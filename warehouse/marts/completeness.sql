-- One row per bloc, unit and period reported on: who has reported, when, how late, how much.
with asked as (
  select covenant, period, count(*) as cells_expected
  from marts.asked_cell
  group by covenant, period
),

member as (
  select distinct term.covenant, term.period, membership.unit
  from core.term as term
  inner join core.membership as membership on membership.bloc = term.bloc and membership.year = term.year
),

filled as (
  select member.covenant, told.unit, told.period, told.illustrative, count(*) as cells_reported
  from core.observation as told
  inner join member on member.unit = told.unit and member.period = told.period
  inner join marts.asked_cell as asked
    on asked.covenant = member.covenant and asked.period = member.period and asked.indicator = told.indicator
  where told.value is not null or told.missing = 'not_applicable'
  group by member.covenant, told.unit, told.period, told.illustrative
),

dated as (
  select
    term.bloc,
    membership.unit,
    membership.role,
    term.period,
    unit.valid_to < term.last_day as ended,
    due.due_on,
    receipt.received_at,
    receipt.receipt_assumed,
    cast(receipt.received_at at time zone 'Asia/Ho_Chi_Minh' as date) as received_on,
    receipt.submission,
    coalesce(asked.cells_expected, 0) as cells_expected,
    coalesce(filled.cells_reported, 0) as cells_reported,
    coalesce(receipt.illustrative, due.illustrative, false) as illustrative
  from core.term as term
  inner join core.membership as membership on membership.bloc = term.bloc and membership.year = term.year
  inner join core.unit as unit using (unit)
  left join marts.receipt as receipt on receipt.unit = membership.unit and receipt.period = term.period
  left join core.due_governing as due
    on due.bloc = term.bloc and due.period = term.period and due.world is not distinct from receipt.illustrative
  left join asked on asked.covenant = term.covenant and asked.period = term.period
  left join filled on filled.covenant = term.covenant and filled.unit = membership.unit
    and filled.period = term.period and filled.illustrative = receipt.illustrative
  where (term.half is null or term.half = 1)
    and (receipt.unit is not null or coalesce(unit.valid_from, term.last_day) <= term.last_day)
)

select
  bloc,
  unit,
  role,
  period,
  due_on,
  received_at,
  coalesce(receipt_assumed, false) as receipt_assumed,
  case when due_on is not null and received_on is not null
    then greatest(date_diff('day', due_on, received_on), 0) end as days_late,
  case
    when received_on is null and ended then 'ended'
    when due_on is null and received_on is null then 'not_received'
    when due_on is null then 'received'
    when received_on is null and build.as_of <= due_on then 'not_due'
    when received_on is null then 'missing'
    when received_on > due_on then 'late'
    else 'on_time'
  end as status,
  submission,
  cells_expected,
  cells_reported,
  illustrative
from dated
cross join core.build as build
