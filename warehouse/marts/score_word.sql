-- One row per state, rule or verdict that explains a computed line: the words around what is counted, in both languages.
select * from (
  values
  ('not_reported', 'chưa báo cáo', null, 'not reported', null),
  ('not_due', 'chưa đến hạn báo cáo', null, 'not due yet', null),
  ('not_applicable', 'không áp dụng', null, 'not applicable', null),
  ('no_target', 'chưa có mục tiêu để chấm', null, 'no target to score against', null),
  ('by_hand', 'chấm theo hồ sơ', null, 'given by hand', null),
  ('percent=', 'đạt ', '% mục tiêu', '', '% of the target'),
  ('percent>', 'đạt trên ', '% mục tiêu', 'more than ', '% of the target'),
  ('percent>=', 'đạt ít nhất ', '% mục tiêu', 'at least ', '% of the target'),
  ('percent<', 'đạt dưới ', '% mục tiêu', 'less than ', '% of the target'),
  ('percent<=', 'đạt nhiều nhất ', '% mục tiêu', 'at most ', '% of the target'),
  ('percent~', 'đạt khoảng ', '% mục tiêu', 'about ', '% of the target'),
  ('per_case', '', ' trường hợp', 'cases: ', ''),
  ('late_report', 'chậm ', ' ngày', 'days late: ', ''),
  ('missing_report', 'thiếu ', ' báo cáo', 'reports missing: ', ''),
  ('not_signed', 'không ký giao ước: ', ' lần', 'covenants not signed: ', ''),
  ('exceeded', 'vượt mục tiêu', null, 'target exceeded', null),
  ('met', 'đạt mục tiêu', null, 'target met', null),
  ('missed', 'không đạt mục tiêu', null, 'target missed', null),
  ('indeterminate', 'số liệu chưa đủ để kết luận', null, 'the figures leave it open', null)
) as word (word, before_vi, after_vi, before_en, after_en)
