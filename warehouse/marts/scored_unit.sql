-- One row per covenant with a scheme and unit that it scores: a member that exists at the year's end.
select
  expected.covenant,
  expected.bloc,
  expected.year,
  expected.unit,
  expected.period,
  scheme.illustrative
from core.expected_unit as expected
inner join core.scheme as scheme using (covenant)
where expected.half is null
