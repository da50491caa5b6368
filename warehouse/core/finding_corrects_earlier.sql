-- One row per submission that corrects an earlier one: how many values it changed, added and dropped.
-- View: core.finding holds its rows.
-- Where day, revision and receipt are the same, nothing but the files' hashes told which is the later.
with counted as (
  select
    submission,
    corrects,
    count(*) filter (where correction = 'changed') as changed,
    count(*) filter (where correction = 'added') as added,
    count(*) filter (where correction = 'dropped') as dropped
  from core.correction
  group by submission, corrects
)

select
  newer.submission,
  newer.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  case when by_chance.chance then 'order_is_known' else 'corrects_earlier' end as rule,
  case when by_chance.chance then 'warning' else 'info' end as severity,
  cast(null as varchar) as raw_text,
  concat(
    'Báo cáo này sửa ', cast(counted.changed as varchar), ' số liệu, thêm ', cast(counted.added as varchar), ', bỏ ',
    cast(counted.dropped as varchar), ' so với tệp ', older.file_name, '.',
    case
      when by_chance.chance
        then ' Hai tệp cùng ngày và cùng lần sửa nên không rõ tệp nào sau; hãy ghi lần sửa hoặc ngày báo cáo.'
      else ''
    end
  ) as message_vi,
  concat(
    'Against the file ', older.file_name, ', this report has ', cast(counted.changed as varchar), ' changed, ',
    cast(counted.added as varchar), ' added and ', cast(counted.dropped as varchar), ' dropped values.',
    case
      when by_chance.chance
        then ' Both bear the same day and revision, so which is the later is not known; write the revision or the day.'
      else ''
    end
  ) as message_en,
  cast(null as varchar) as suggestion
from counted
inner join core.submission as newer on newer.submission = counted.submission
inner join core.submission as older on older.submission = counted.corrects
cross join lateral (
  select
    newer.report_day = older.report_day and newer.revision = older.revision
    and newer.received_at = older.received_at and newer.level = older.level as chance
) as by_chance
