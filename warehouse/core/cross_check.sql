-- One row per covenant, unit and unit that checked it.
select
  sent.covenant,
  told.of_unit as unit,
  told.checked_by,
  told.held_on,
  told.outcome,
  told.difference,
  told.evidence,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.cross_check as told
inner join core.standing_submission as sent on sent.submission = told.submission
