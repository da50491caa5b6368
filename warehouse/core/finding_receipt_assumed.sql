-- One row per standing report that is late only if it came when it was first seen: nobody told the day.
select
  told.submission,
  told.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'receipt_assumed' as rule,
  'warning' as severity,
  cast(null as varchar) as raw_text,
  concat(
    'Chưa rõ ngày nhận tệp này; máy thấy lần đầu ngày ', strftime(told.received_at, '%d/%m/%Y'), ' nên tính là muộn hơn hạn ',
    strftime(due.due_on, '%d/%m/%Y'),
    case when told.report_day <= due.due_on
      then concat(', dù báo cáo ghi ngày ', strftime(told.report_day, '%d/%m/%Y')) else '' end,
    '. Nếu nhận sớm hơn, hãy ghi ngày nhận ở đầu tên tệp, ví dụ “2026-06-12 …”.'
  ) as message_vi,
  concat(
    'When this file was received is not known; it was first seen on ', strftime(told.received_at, '%Y-%m-%d'),
    ' and so counts as after the due date ', strftime(due.due_on, '%Y-%m-%d'),
    case when told.report_day <= due.due_on
      then concat(', though the report is dated ', strftime(told.report_day, '%Y-%m-%d')) else '' end,
    '. If it came earlier, begin the file''s name with that day, like “2026-06-12 …”.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.submission as told
inner join core.receipt as receipt
  on receipt.submission = told.submission and receipt.unit = told.unit and receipt.period = told.period
inner join core.membership as membership
  on membership.unit = told.unit and cast(membership.year as varchar) = left(told.period, 4)
inner join core.due_governing as due
  on due.bloc = membership.bloc and due.period = told.period and due.world = told.illustrative
where receipt.receipt_assumed
  and cast(receipt.received_at at time zone 'Asia/Ho_Chi_Minh' as date) > due.due_on
