-- One row per covenant, expected unit, indicator shown and period of which the unit has told nothing.
-- View: a step on the way to marts.unit_figure.
with heard as (
  select unit, indicator, period
  from core.observation
  where period not like '%-S2'
  union all
  select unit, indicator, period
  from marts.second_half
)

select
  expected.covenant,
  expected.unit,
  asked.indicator,
  expected.period
from core.expected_unit as expected
inner join marts.asked as asked on asked.covenant = expected.covenant
left join heard
  on heard.unit = expected.unit and heard.indicator = asked.indicator and heard.period = expected.period
where heard.unit is null
