-- One row per submission asked for and figure accepted from it, whether it still stands or not.
select
  told.submission,
  told.indicator,
  indicator.name_vi,
  indicator.name_en,
  indicator.kind,
  indicator.measure,
  indicator.measure_en,
  told.value,
  told.qualifier,
  told.missing,
  told.numerator,
  told.denominator,
  told.sheet,
  told.cell,
  told.raw_text,
  standing.submission is null as is_superseded
from core.accepted as told
inner join core.indicator as indicator using (indicator)
left join core.observation as standing
  on standing.unit = told.unit and standing.indicator = told.indicator and standing.period = told.period
  and standing.submission = told.submission
where list_contains($submissions, told.submission)
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
order by told.submission, told.indicator
