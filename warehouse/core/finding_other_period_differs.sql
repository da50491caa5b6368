-- One row per value that a standing report repeats of another period, and that is not what stands for it.
-- Rounding is no difference: a tenth of a percent point, a thousandth of an amount.
select
  mention.submission,
  submission.file_name,
  mention.sheet,
  mention.cell,
  'other_period_differs' as rule,
  'warning' as severity,
  mention.raw_text,
  concat(
    'Ô ', mention.cell, ' ghi “', mention.raw_text, '” cho kỳ ', mention.period, ', nhưng số đang giữ là “',
    held.raw_text, '” (', held.file_name, ', ô ', held.cell,
    '). Nếu số cũ cần sửa, hãy gửi lại báo cáo của kỳ ấy; cột này không được lấy.'
  ) as message_vi,
  concat(
    'Cell ', mention.cell, ' says “', mention.raw_text, '” for ', mention.period, ', but the value held is “',
    held.raw_text, '” (', held.file_name, ', cell ', held.cell,
    '). To correct the old value, send that period''s report again; nothing is taken from this column.'
  ) as message_en,
  cast(null as varchar) as suggestion
from staging.mention as mention
inner join core.submission as submission
  on submission.submission = mention.submission and submission.status = 'standing'
inner join core.observation as held
  on held.unit = mention.unit and held.indicator = mention.indicator and held.period = mention.period
  and held.illustrative = mention.illustrative
inner join core.indicator as indicator on indicator.indicator = mention.indicator
where held.value is not null and held.qualifier = '=' and mention.qualifier = '='
  and abs(held.value - mention.value) > case when indicator.measure = '%' then 0.1 else abs(held.value) / 1000 end
