-- One row per share given as a percentage only: without its parts it cannot enter the bloc's share.
select
  told.submission,
  told.file_name,
  told.sheet,
  told.cell,
  'share_without_parts' as rule,
  'warning' as severity,
  told.raw_text,
  concat(
    '“', indicator.name_vi, '” chỉ ghi “', told.raw_text, '”, thiếu tử số và mẫu số, nên chưa tính được tỷ lệ ',
    'chung của khối. Hãy ghi thêm tử số và mẫu số.'
  ) as message_vi,
  concat(
    '“', indicator.name_en, '” gives “', told.raw_text, '” only, without numerator and denominator, so the ',
    'bloc''s share cannot be computed. Please add both.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.observation as told
inner join core.indicator as indicator using (indicator)
where indicator.across_units in ('ratio', 'weighted') and told.value is not null and told.denominator is null
