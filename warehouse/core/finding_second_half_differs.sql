-- One row per count of a second half alone that is not the year less its first half: it serves as a check.
select
  alone.submission,
  alone.file_name,
  alone.sheet,
  alone.cell,
  'second_half_differs' as rule,
  'warning' as severity,
  alone.raw_text,
  concat(
    '6 tháng cuối năm của “', indicator.name_vi, '” là “', alone.raw_text, '”, trong khi cả năm “', whole.raw_text,
    '” trừ 6 tháng đầu năm “', half.raw_text, '” ra số khác. Hãy kiểm tra lại ba số.'
  ) as message_vi,
  concat(
    'The second half of “', indicator.name_en, '” is “', alone.raw_text, '”, but the year “', whole.raw_text,
    '” less its first half “', half.raw_text, '” is another number. Please check all three.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.observation as alone
inner join core.observation as whole
  on whole.unit = alone.unit and whole.indicator = alone.indicator
  and whole.period = left(alone.period, 4) and whole.illustrative = alone.illustrative
inner join core.observation as half
  on half.unit = alone.unit and half.indicator = alone.indicator
  and half.period = concat(left(alone.period, 4), '-S1') and half.illustrative = alone.illustrative
inner join core.indicator as indicator on indicator.indicator = alone.indicator
where alone.period like '%-S2' and indicator.kind = 'flow' and alone.qualifier = '=' and whole.qualifier = '=' and half.qualifier = '='
  and alone.value <> whole.value - half.value
