-- One row per bloc, period and illustrative or not: how many of its units have reported, and how many in time.
-- Both usual shares are given, each by its name: of all that are expected, and of those that have come. A share of
-- nothing is unknown, and so is timeliness where no due date is known; units that have ended are not expected.
with counted as (
  select
    bloc,
    period,
    illustrative,
    max(due_on) as due_on,
    count(*) as expected,
    count(*) filter (where received_at is not null) as received,
    case when max(due_on) is not null then count(*) filter (where status = 'on_time') end as on_time,
    count(*) filter (where status = 'late') as late,
    count(*) filter (where status = 'missing') as missing,
    max(days_late) as most_days_late,
    sum(cells_expected) as cells_expected,
    sum(cells_reported) as cells_reported
  from marts.completeness
  where status <> 'ended'
  group by bloc, period, illustrative
)

select
  bloc,
  period,
  illustrative,
  due_on,
  expected,
  received,
  on_time,
  late,
  missing,
  most_days_late,
  cast(cells_expected as bigint) as cells_expected,
  cast(cells_reported as bigint) as cells_reported,
  cast(100 * cast(received as double) / nullif(expected, 0) as decimal(9, 4)) as received_of_expected,
  cast(100 * cast(on_time as double) / nullif(expected, 0) as decimal(9, 4)) as on_time_of_expected,
  cast(100 * cast(on_time as double) / nullif(received, 0) as decimal(9, 4)) as on_time_of_received,
  cast(100 * cast(cells_reported as double) / nullif(cast(cells_expected as double), 0) as decimal(9, 4))
    as cells_of_expected
from counted
