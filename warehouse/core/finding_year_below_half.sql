-- One row per count whose year is below its own first half: the year's report is cumulative.
select
  whole.submission,
  whole.file_name,
  whole.sheet,
  whole.cell,
  'year_below_half' as rule,
  'warning' as severity,
  whole.raw_text,
  concat(
    'Cả năm của “', indicator.name_vi, '” là “', whole.raw_text, '”, nhỏ hơn 6 tháng đầu năm “', half.raw_text,
    '” (', half.file_name, ', ô ', half.cell, '). Số cả năm phải là lũy kế; hãy kiểm tra lại.'
  ) as message_vi,
  concat(
    'The year of “', indicator.name_en, '” is “', whole.raw_text, '”, below its first half “', half.raw_text,
    '” (', half.file_name, ', cell ', half.cell, '). The year must be cumulative; please check.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.observation as whole
inner join core.observation as half
  on half.unit = whole.unit and half.indicator = whole.indicator and half.period = concat(whole.period, '-S1')
  and half.illustrative = whole.illustrative
inner join core.indicator as indicator on indicator.indicator = whole.indicator
where indicator.across_year in ('sum', 'max') and indicator.across_units = 'sum'
  and not indicator.may_be_negative
  and whole.qualifier in ('=', '<', '<=') and half.qualifier in ('=', '>', '>=') and whole.value < half.value
