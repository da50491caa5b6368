-- One row per bloc, year and unit of it, the leader first: under the name it bore by the end of that year.
select
  membership.bloc,
  membership.year,
  membership.unit,
  membership.role,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  bloc.name_vi as bloc_vi,
  bloc.name_en as bloc_en
from core.membership as membership
inner join core.member_name as unit using (bloc, year, unit)
inner join core.bloc as bloc on bloc.bloc = membership.bloc
where $blocs is null or list_contains($blocs, membership.bloc)
order by
  bloc.number nulls last, membership.bloc, membership.year desc,
  case membership.role when 'leader' then 1 when 'deputy' then 2 else 3 end, unit.name_vi
