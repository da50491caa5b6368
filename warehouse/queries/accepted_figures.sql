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
  told.superseded_by is not null as is_superseded
from core.revision as told
inner join core.indicator as indicator using (indicator)
where list_contains($submissions, told.submission)
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
order by told.submission, told.indicator
