-- One row: the standing value of one unit (or bloc's own report), indicator and period, and where it stands written.
-- A bloc's report that bears the day of the document its covenant is known from was copied from that document.
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
  submission.sha256,
  source.source,
  source.title as source_title,
  source.publisher as source_publisher,
  source.published_on as source_published_on,
  source.note_vi as source_note_vi,
  source.note_en as source_note_en
from core.observation as told
inner join core.indicator as indicator using (indicator)
left join core.unit as unit on unit.unit = told.unit
left join core.bloc as own on own.bloc = told.unit
left join core.submission as submission
  on submission.submission = told.submission and submission.unit = told.unit and submission.period = told.period
left join core.covenant as covenant
  on covenant.bloc = told.unit and cast(covenant.year as varchar) = left(told.period, 4)
left join core.source as source
  on source.source = covenant.source and source.published_on = submission.report_day
where told.unit = $unit
  and told.indicator = $indicator
  and told.period = $period
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
