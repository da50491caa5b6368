-- One row: the standing value of one unit (or bloc's own report), indicator and period, and where it stands written.
select
  told.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.measure,
  indicator.measure_en,
  indicator.kind,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en,
  own.bloc is not null as is_own,
  submission.received_at,
  submission.revision,
  submission.sha256
from core.observation as told
inner join core.indicator as indicator using (indicator)
left join core.unit as unit on unit.unit = told.unit
left join core.bloc as own on own.bloc = told.unit
left join core.submission as submission
  on submission.submission = told.submission and submission.unit = told.unit and submission.period = told.period
where told.unit = $unit
  and told.indicator = $indicator
  and told.period = $period
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
