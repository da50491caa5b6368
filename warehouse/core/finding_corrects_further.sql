-- One row per submission of points or votes that corrects an earlier one: each with what it was and what it is.
with listed as (
  select
    correction.submission,
    correction.corrects,
    string_agg(
      concat(
        unit.name_vi, ', ', correction.item, ': ', coalesce(replace(correction.said_before, '.', ','), 'không có'),
        ' → ', coalesce(replace(correction.said_after, '.', ','), 'không còn')
      ), '; ' order by unit.name_vi, correction.item, correction.part
    ) as vi,
    string_agg(
      concat(
        coalesce(unit.name_en, unit.name_vi), ', ', correction.item, ': ', coalesce(correction.said_before, 'none'),
        ' → ', coalesce(correction.said_after, 'none any more')
      ), '; ' order by unit.name_vi, correction.item, correction.part
    ) as en
  from core.further_correction as correction
  inner join core.unit as unit on unit.unit = correction.unit
  group by correction.submission, correction.corrects
)

select
  newer.submission,
  newer.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'corrects_earlier' as rule,
  'info' as severity,
  cast(null as varchar) as raw_text,
  concat('Bảng này sửa so với tệp ', older.file_name, ': ', listed.vi, '.') as message_vi,
  concat('This sheet corrects the file ', older.file_name, ': ', listed.en, '.') as message_en,
  cast(null as varchar) as suggestion
from listed
inner join core.submission as newer on newer.submission = listed.submission
inner join core.submission as older on older.submission = listed.corrects
