-- One row per reporter (a unit, or a bloc of itself), indicator and period: value and parts, ready to add up.
-- View: a step on the way to marts.unit_figure.
-- A second half is never what was reported of it alone: that serves as a check.
select *
from marts.part
where period not like '%-S2'
union all
select
  unit,
  indicator,
  period,
  value,
  qualifier,
  status,
  missing,
  numerator,
  denominator,
  cast(null as varchar) as denominator_qualifier,
  cast(null as varchar) as denominator_status,
  illustrative
from marts.second_half
