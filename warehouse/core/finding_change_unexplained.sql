-- One row per appraised point that differs from what the unit gave itself, without a reason.
-- Where the appraisal repeats the unit's own points in the same row, its own file has been asked already.
select
  appraised.submission,
  appraised.file_name,
  appraised.sheet,
  appraised.cell,
  'change_unexplained' as rule,
  'warning' as severity,
  appraised.raw_text,
  concat(
    'Ô ', appraised.cell, ' ghi điểm thẩm định tiêu chí ', appraised.criterion, ' của “', unit.name_vi, '” là “',
    appraised.raw_text, '”, khác điểm tự chấm “', own.raw_text, '” (', own.file_name, ', ô ', own.cell,
    ') mà không có lý do. Hãy ghi ở cột “Lý do thay đổi”.'
  ) as message_vi,
  concat(
    'Cell ', appraised.cell, ' gives “', coalesce(unit.name_en, unit.name_vi), '” “', appraised.raw_text,
    '” for criterion ', appraised.criterion,
    ', which differs from the unit''s own “', own.raw_text, '” (', own.file_name, ', cell ', own.cell,
    ') without a reason. Please write it in the column “Lý do thay đổi”.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.point as appraised
inner join core.point as own
  on own.covenant = appraised.covenant and own.unit = appraised.unit and own.criterion = appraised.criterion
  and own.stage = 'self' and own.illustrative = appraised.illustrative
inner join core.unit as unit on unit.unit = appraised.unit
left join staging.point as copy
  on copy.submission = appraised.submission and copy.of_unit = appraised.unit
  and copy.criterion = appraised.criterion and copy.stage = 'copied'
where appraised.stage = 'appraised' and appraised.points <> own.points and appraised.reason is null
  and copy.submission is null
