-- One row per bloc and year of one unit, the newest first; a unit of no bloc has one row.
select
  unit.unit,
  unit.name_vi,
  unit.name_en,
  unit.valid_from,
  unit.valid_to,
  membership.bloc,
  membership.year,
  membership.role,
  bloc.name_vi as bloc_vi,
  bloc.name_en as bloc_en
from core.unit as unit
left join core.membership as membership
  on membership.unit = unit.unit and ($blocs is null or list_contains($blocs, membership.bloc))
left join core.bloc as bloc on bloc.bloc = membership.bloc
where unit.unit = $unit
order by membership.year desc nulls last, membership.bloc
