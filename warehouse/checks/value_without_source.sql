-- Rows that must not exist: a standing value that cannot be followed to its cell.
select unit, indicator, period, submission
from core.observation
where value is not null
  and (file_name is null or sheet is null or cell is null or raw_text is null or parse_rule is null)
