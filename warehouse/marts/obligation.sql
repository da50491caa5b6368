-- One row per covenant, unit (null: the whole bloc), indicator, period and illustrative or not: the target to be reached.
-- A share of the whole bloc, or a yes, a mean or a grade, binds each unit that has none of its own.
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
  whole.origin,
  whole.h1_expected,
  whole.baseline,
  whole.assigned_target,
  whole.illustrative
from marts.governing_target as whole
inner join core.indicator as indicator using (indicator)
inner join core.expected_unit as expected
  on expected.covenant = whole.covenant and expected.period = whole.period
left join marts.governing_target as own
  on own.covenant = whole.covenant and own.unit = expected.unit and own.indicator = whole.indicator
  and own.period = whole.period and own.illustrative = whole.illustrative
where whole.unit is null and own.unit is null
  and (indicator.kind in ('ratio', 'wavg', 'bool', 'grade') or whole.measure = '%')
