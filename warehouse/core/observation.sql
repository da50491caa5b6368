-- One row per unit, indicator and period: the value that stands.
-- In the order of periods and units: so what follows keeps it too, and a page reads only the part it asks for.
with standing as (
  select told.*
  from core.accepted as told
  where told.standing_order = 1 and told.real_submission is null
  union all
  select told.*
  from core.accepted as told
  inner join core.contested as contested
    on contested.unit = told.unit and contested.indicator = told.indicator and contested.period = told.period
    and contested.first_that_speaks = told.standing_order
  where contested.first_that_speaks > 1 and told.real_submission is null
)

select
  unit,
  indicator,
  period,
  value,
  qualifier,
  status,
  missing,
  numerator,
  denominator,
  data_as_of,
  submission,
  file_name,
  sheet,
  cell,
  raw_text,
  parse_rule,
  note,
  illustrative
from standing
order by period, unit, indicator
