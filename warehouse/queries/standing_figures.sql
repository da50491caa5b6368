-- One row per unit, indicator and period: what units told in the periods asked, as it stands, nothing invented.
select
  told.unit,
  told.indicator,
  told.period,
  told.value,
  told.qualifier,
  told.missing
from core.observation as told
where list_contains($units, told.unit)
  and list_contains($periods, told.period)
  and not told.illustrative
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = told.unit and list_contains($blocs, reporter.bloc)
  ))
order by told.unit, told.indicator, told.period
