-- One row per unit, indicator and period: the value that stands.
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
from core.revision
where superseded_by is null
