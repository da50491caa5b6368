-- One row per file that was received and has left the inbox: what it said is no longer counted.
select
  cast(null as varchar) as submission,
  vanished.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'kept_in_inbox' as rule,
  'warning' as severity,
  cast(null as varchar) as raw_text,
  concat(
    'Tệp ', vanished.file_name, ' nhận ngày ', strftime(vanished.received_on, '%-d/%-m/%Y'),
    ' không còn trong hộp thư hoặc đã bị ghi đè, nên số liệu của tệp không được tính. Hãy đặt lại tệp; bản sửa nên '
    'mang tên khác.'
  ) as message_vi,
  concat(
    'The file ', vanished.file_name, ', received on ', cast(vanished.received_on as varchar),
    ', has left the inbox or was overwritten, so its figures no longer count. Please put it back; give a corrected '
    'report another name.'
  ) as message_en,
  cast(null as varchar) as suggestion
from staging.vanished as vanished
