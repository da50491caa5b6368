-- One row per covenant, unit and indicator: the target that a standing registration gives.
select
  sent.covenant,
  told.unit,
  told.indicator,
  make_date(sent.year, 1, 1) as valid_from,
  told.comparator,
  told.value,
  told.measure,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.target as told
inner join core.standing_submission as sent on sent.submission = told.submission
