-- One row per bloc, unit and period reported on: who has reported, when, how late, how much.
-- The first report decides about lateness: a correction after the due date does not make a unit late.
with sent as (
  select receipt.*, row_number() over (partition by unit, period order by illustrative) as precedence
  from core.receipt as receipt
),

reported as (
  select unit, period, illustrative, received_at, receipt_assumed, submission
  from sent
  where precedence = 1
),

asked as (
  select term.covenant, term.period, count(distinct target.indicator) as cells_expected
  from core.term as term
  inner join core.target as target on target.covenant = term.covenant
  inner join core.indicator as indicator using (indicator)
  where not indicator.computed and (term.half is null or indicator.across_year <> 'year_end')
  group by term.covenant, term.period
),

filled as (
  select term.covenant, told.unit, told.period, told.illustrative, count(*) as cells_reported
  from core.observation as told
  inner join core.term as term on term.period = told.period
  inner join (select distinct covenant, indicator from core.target) as target
    on target.covenant = term.covenant and target.indicator = told.indicator
  inner join core.indicator as indicator on indicator.indicator = told.indicator
  where (term.half is null or indicator.across_year <> 'year_end')
    and (told.value is not null or told.missing = 'not_applicable')
  group by term.covenant, told.unit, told.period, told.illustrative
),

dated as (
  select
    term.bloc,
    membership.unit,
    membership.role,
    term.period,
    unit.valid_to < term.last_day as ended,
    due.due_on,
    reported.received_at,
    reported.receipt_assumed,
    cast(reported.received_at at time zone 'Asia/Ho_Chi_Minh' as date) as received_on,
    reported.submission,
    coalesce(asked.cells_expected, 0) as cells_expected,
    coalesce(filled.cells_reported, 0) as cells_reported,
    coalesce(reported.illustrative, due.illustrative, false) as illustrative
  from core.term as term
  inner join core.membership as membership on membership.bloc = term.bloc and membership.year = term.year
  inner join core.unit as unit using (unit)
  left join reported on reported.unit = membership.unit and reported.period = term.period
  left join core.due_governing as due
    on due.bloc = term.bloc and due.period = term.period and due.world is not distinct from reported.illustrative
  left join asked on asked.covenant = term.covenant and asked.period = term.period
  left join filled on filled.covenant = term.covenant and filled.unit = membership.unit
    and filled.period = term.period and filled.illustrative = reported.illustrative
  where (term.half is null or term.half = 1)
    and (reported.unit is not null or coalesce(unit.valid_from, term.last_day) <= term.last_day)
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
