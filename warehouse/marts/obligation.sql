-- One row per covenant, unit (null: the whole bloc), indicator, period and illustrative or not: the target to be reached.
-- A shared target of the whole bloc binds each unit that has none of its own.
select *
from marts.governing_target
union all
select
  whole.covenant,
  expected.unit,
  whole.indicator,
  whole.period,
  whole.target,
  whole.comparator,
  whole.measure,
  whole.shared,
  whole.origin,
  whole.h1_expected,
  whole.baseline,
  whole.assigned_target,
  whole.illustrative
from marts.governing_target as whole
inner join core.expected_unit as expected
  on expected.covenant = whole.covenant and expected.period = whole.period
left join marts.governing_target as own
  on own.covenant = whole.covenant and own.unit = expected.unit and own.indicator = whole.indicator
  and own.period = whole.period and own.illustrative = whole.illustrative
where whole.shared and own.unit is null
