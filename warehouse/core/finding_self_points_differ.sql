-- One row per point that an appraisal repeats as a unit's own and that is not what the unit sent: the unit's stands.
select
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  'self_points_differ' as rule,
  'warning' as severity,
  told.raw_text,
  concat(
    'Ô ', told.cell, ' ghi điểm tự chấm tiêu chí ', told.criterion, ' của “', unit.name_vi, '” là “', told.raw_text,
    '”, nhưng đơn vị tự chấm “', own.raw_text, '” (', own.file_name, ', ô ', own.cell,
    '). Điểm của đơn vị được giữ; hãy đối chiếu lại.'
  ) as message_vi,
  concat(
    'Cell ', told.cell, ' gives the own points of “', coalesce(unit.name_en, unit.name_vi), '” for criterion ',
    told.criterion, ' as “', told.raw_text, '”, but the unit gave itself “', own.raw_text, '” (', own.file_name,
    ', cell ', own.cell, '). The unit''s stand; please compare.'
  ) as message_en,
  own.raw_text as suggestion
from staging.point as told
inner join core.standing_submission as sent on sent.submission = told.submission
inner join core.point as own
  on own.covenant = sent.covenant and own.unit = told.of_unit and own.criterion = told.criterion
  and own.stage = 'self' and own.illustrative = told.illustrative
inner join core.unit as unit on unit.unit = told.of_unit
where told.stage = 'copied' and own.points <> told.points
