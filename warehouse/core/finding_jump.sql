-- One row per amount or count a hundred times what the same unit told a year earlier, or a hundredth of it.
-- A year is also held against its own first half; when it is below that, finding_year_below_half says so.
-- Only where the largest ever told is a hundred times the least there can be one: few are, so few are compared.
with suspect as (
  select told.unit, told.indicator, told.illustrative
  from core.observation as told
  inner join core.indicator as indicator on indicator.indicator = told.indicator
  where told.value > 0 and indicator.measure <> '%'
  group by told.unit, told.indicator, told.illustrative
  having max(told.value) >= 100 * min(told.value)
)

select
  now.submission,
  now.file_name,
  now.sheet,
  now.cell,
  'plausible_change' as rule,
  'warning' as severity,
  now.raw_text,
  concat(
    '“', indicator.name_vi, '” là “', now.raw_text, '”, gấp hoặc kém trên 100 lần kỳ ', earlier.period, ' (“',
    earlier.raw_text, '”, ', earlier.file_name, ', ô ', earlier.cell, '). Có thể nhầm đơn vị tính; hãy kiểm tra lại.'
  ) as message_vi,
  concat(
    '“', indicator.name_en, '” is “', now.raw_text, '”, over a hundred times more or less than in ', earlier.period,
    ' (“', earlier.raw_text, '”, ', earlier.file_name, ', cell ', earlier.cell,
    '). The measure may be mistaken; please check.'
  ) as message_en,
  cast(null as varchar) as suggestion
from suspect
inner join core.observation as now
  on now.unit = suspect.unit and now.indicator = suspect.indicator and now.illustrative = suspect.illustrative
inner join core.observation as earlier
  on earlier.unit = now.unit and earlier.indicator = now.indicator and earlier.illustrative = now.illustrative
  and earlier.period in (
    concat(cast(cast(substr(now.period, 1, 4) as integer) - 1 as varchar), substr(now.period, 5)),
    concat(now.period, '-S1')
  )
inner join core.indicator as indicator on indicator.indicator = now.indicator
where now.value > 0 and earlier.value > 0
  and (
    now.value >= 100 * earlier.value
    or (100 * now.value <= earlier.value and substr(earlier.period, 1, 4) <> substr(now.period, 1, 4))
  )
