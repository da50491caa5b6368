-- One row per rule broken and severity: how often, and the first place in the order of files.
with placed as (
  select
    finding.*,
    count(*) over (partition by rule, severity) as times,
    row_number() over (partition by rule, severity order by file_name, sheet, cell, raw_text) as place
  from core.finding as finding
)

select rule, severity, times, file_name, sheet, cell, message_vi, message_en
from placed
where place = 1
