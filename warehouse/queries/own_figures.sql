-- One row per indicator of a bloc's own report in one period, as it stands in the report, in the report's order.
select
  told.unit as bloc,
  told.indicator,
  told.period,
  told.value as actual,
  told.qualifier,
  told.status,
  told.raw_text,
  told.file_name,
  told.sheet,
  told.cell,
  told.illustrative,
  indicator.measure,
  indicator.measure_en,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en
from core.observation as told
inner join core.indicator as indicator using (indicator)
where told.unit = $bloc
  and told.period = $period
  and ($blocs is null or list_contains($blocs, told.unit))
order by length(told.cell), told.cell, told.indicator
