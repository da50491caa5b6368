-- One row per covenant, unit and question put to the vote.
select
  sent.covenant,
  told.of_unit as unit,
  told.question,
  told.eligible,
  told.present,
  told.in_favour,
  told.held_on,
  told.note,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.vote as told
inner join core.standing_submission as sent on sent.submission = told.submission
