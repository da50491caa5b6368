-- One row per standing value that comes from an older file because the newest file has no row for it.
select
  newest.submission,
  newest.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'kept_value' as rule,
  'warning' as severity,
  kept.raw_text,
  concat(
    'Báo cáo mới nhất không có dòng “', indicator.name_vi, '”, nên vẫn giữ giá trị “', kept.raw_text,
    '” của tệp ', kept.file_name, ', ô ', kept.cell, '. Nếu giá trị đó không còn đúng, hãy gửi lại với dòng này.'
  ) as message_vi,
  concat(
    'The newest report has no row “', indicator.name_en, '”, so the value “', kept.raw_text, '” of file ',
    kept.file_name, ', cell ', kept.cell, ', is kept. If it no longer holds, send the report with this row.'
  ) as message_en,
  kept.raw_text as suggestion
from core.observation as kept
inner join core.submission as older using (submission)
inner join core.submission as newest
  on newest.unit = older.unit and newest.period = older.period and newest.kind = older.kind
inner join core.indicator as indicator using (indicator)
where older.status = 'superseded' and newest.status = 'standing' and kept.value is not null
  and older.illustrative = newest.illustrative
