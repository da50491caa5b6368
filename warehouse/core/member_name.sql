-- One row per bloc, year and member: the name it bore by the end of that year; old years keep old names.
with borne as (
  select
    membership.bloc,
    membership.year,
    membership.unit,
    name.name_vi,
    name.name_en,
    row_number() over (
      partition by membership.bloc, membership.year, membership.unit order by name.valid_from desc nulls last
    ) as newest
  from core.membership as membership
  inner join core.unit_name as name
    on name.unit = membership.unit
    and coalesce(name.valid_from, make_date(membership.year, 1, 1)) <= make_date(membership.year, 12, 31)
)

select
  membership.bloc,
  membership.year,
  membership.unit,
  coalesce(borne.name_vi, unit.name_vi) as name_vi,
  coalesce(borne.name_en, unit.name_en) as name_en
from core.membership as membership
inner join core.unit as unit on unit.unit = membership.unit
left join borne
  on borne.bloc = membership.bloc and borne.year = membership.year
  and borne.unit = membership.unit and borne.newest = 1
