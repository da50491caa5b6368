-- One row per unit and first day of a name it bore, the oldest first; null where it bore it from the beginning.
select
  named.unit,
  named.name_vi,
  named.name_en,
  named.valid_from,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from core.unit_name as named
inner join core.unit as unit using (unit)
order by unit.name_vi, named.valid_from nulls first
