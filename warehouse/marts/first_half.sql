-- One row per row of marts.progress of a first half that speaks, and per year's row of a unit that begins after it.
-- View: marts.progress holds its rows.
-- Such a unit was asked for nothing in the first half: `expected` is 0 and there is no figure.
select
  covenant, bloc, year, unit, indicator, basis, measure, actual, qualifier, numerator, denominator, reported, expected, illustrative
from marts.progress
where period like '%-S1' and speaks and verdict <> 'not_applicable'
union all
select
  whole.covenant,
  whole.bloc,
  whole.year,
  whole.unit,
  whole.indicator,
  whole.basis,
  whole.measure,
  null as actual,
  null as qualifier,
  null as numerator,
  null as denominator,
  0 as reported,
  0 as expected,
  whole.illustrative
from marts.progress as whole
left join core.expected_unit as earlier
  on earlier.covenant = whole.covenant and earlier.unit = whole.unit and earlier.half = 1
where whole.unit is not null and whole.period not like '%-S_' and whole.speaks and whole.verdict <> 'not_applicable'
  and earlier.unit is null
