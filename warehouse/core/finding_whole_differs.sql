-- One row per share whose whole is not the number of that whole in the same period's report.
-- A hundredth apart is no matter: the two may be counted on different days.
select
  part.submission,
  part.file_name,
  part.sheet,
  part.cell,
  'whole_differs' as rule,
  'warning' as severity,
  part.raw_text,
  concat(
    'Mẫu số của “', indicator.name_vi, '” (ô ', part.cell, ') là ',
    replace(format('{:,d}', cast(part.denominator as bigint)), ',', '.'),
    ', nhưng “', whole_indicator.name_vi, '” của cùng kỳ là “', whole.raw_text, '” (', whole.file_name, ', ô ',
    whole.cell, '). Hãy đối chiếu lại.'
  ) as message_vi,
  concat(
    'The whole of “', indicator.name_en, '” (cell ', part.cell, ') is ',
    format('{:,d}', cast(part.denominator as bigint)),
    ', but “', whole_indicator.name_en, '” of the same period is “', whole.raw_text, '” (', whole.file_name, ', cell ',
    whole.cell, '). Please compare.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.observation as part
inner join core.indicator as indicator on indicator.indicator = part.indicator
inner join core.observation as whole
  on whole.unit = part.unit and whole.period = part.period and whole.indicator = indicator.denominator
  and whole.illustrative = part.illustrative
inner join core.indicator as whole_indicator on whole_indicator.indicator = whole.indicator
where whole.indicator in (select denominator from core.indicator)
  and part.denominator is not null and whole.value is not null and part.qualifier = '=' and whole.qualifier = '='
  and abs(part.denominator - whole.value) * 100 > whole.value
