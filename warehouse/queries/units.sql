-- One row per unit: its names, what it belongs to, from when to when, and the other ways people write it.
with written as (
  select code, string_agg(text, '; ' order by text) as aliases
  from core.alias
  where kind = 'unit'
  group by code
)

select
  unit.unit,
  unit.name_vi,
  unit.name_en,
  unit.short_vi,
  unit.kind,
  unit.valid_from,
  unit.valid_to,
  parent.name_vi as parent_vi,
  parent.name_en as parent_en,
  written.aliases
from core.unit as unit
left join core.unit as parent on parent.unit = unit.parent
left join written on written.code = unit.unit
order by unit.name_vi, unit.unit
