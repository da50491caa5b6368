-- One row per unit of one covenant and unit that checked it: when, and what came of it.
select
  checked.*,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  checker.name_vi as checked_by_vi,
  checker.name_en as checked_by_en
from core.cross_check as checked
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = checked.unit
inner join core.unit as checker on checker.unit = checked.checked_by
where checked.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by unit.name_vi, checker.name_vi
