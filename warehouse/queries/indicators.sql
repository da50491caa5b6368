-- One row per indicator: what it measures, how it adds up, and the other ways people write it.
with written as (
  select code, string_agg(text, '; ' order by text) as aliases
  from core.alias
  where kind = 'indicator'
  group by code
)

select
  indicator.*,
  heading.position as group_position,
  heading.text_vi as group_vi,
  heading.text_en as group_en,
  whole.name_vi as whole_vi,
  whole.name_en as whole_en,
  written.aliases
from core.indicator as indicator
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = indicator.content_group
left join core.indicator as whole on whole.indicator = indicator.denominator
left join written on written.code = indicator.indicator
order by group_position nulls last, indicator.name_vi
