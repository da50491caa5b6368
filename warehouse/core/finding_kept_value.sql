-- One row per standing value that comes from an older file because the newest gives none that can be read.
select
  newest.submission,
  newest.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'kept_value' as rule,
  'warning' as severity,
  kept.raw_text,
  concat(
    'Báo cáo mới nhất không cho giá trị đọc được của “', indicator.name_vi, '”, nên vẫn giữ giá trị “', kept.raw_text,
    '” của tệp ', kept.file_name, ', ô ', kept.cell, '. Nếu giá trị đó không còn đúng, hãy gửi lại với giá trị mới.'
  ) as message_vi,
  concat(
    'The newest report gives no value of “', indicator.name_en, '” that could be read, so “', kept.raw_text, '” of file ',
    kept.file_name, ', cell ', kept.cell, ', is kept. If it no longer holds, send the report again with the new value.'
  ) as message_en,
  kept.raw_text as suggestion
from core.observation as kept
inner join core.submission as older using (submission)
inner join core.submission as newest
  on newest.unit = older.unit and newest.period = older.period and newest.kind = older.kind
inner join core.indicator as indicator using (indicator)
where older.status = 'superseded' and newest.status = 'standing' and kept.value is not null
