-- One row per covenant, unit, criterion and stage: points given by the unit itself, a cross-check or the appraisal.
-- What an appraisal repeats of a unit's own points is a check: those stand as the unit sent them.
select
  sent.covenant,
  told.of_unit as unit,
  told.criterion,
  told.stage,
  told.points,
  told.evidence,
  told.reason,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.point as told
inner join core.standing_submission as sent on sent.submission = told.submission
inner join core.criterion as criterion
  on criterion.covenant = sent.covenant and criterion.criterion = told.criterion
where told.stage <> 'copied'
