-- One row per submission of one bloc and year (null: all), and per file refused, the newest first.
select
  submission.submission,
  submission.unit,
  submission.period,
  submission.kind,
  submission.revision,
  submission.report_day,
  submission.received_at,
  submission.receipt_assumed,
  submission.file_name,
  submission.sha256,
  submission.status,
  submission.observations,
  submission.findings,
  submission.illustrative,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en
from core.submission as submission
left join core.unit as unit on unit.unit = submission.unit
left join core.bloc as own on own.bloc = submission.unit
where ($year is null or submission.period is null or left(submission.period, 4) = cast($year as varchar))
  and ($period is null or submission.period is null or submission.period = $period)
  and ((($bloc is null or submission.unit is null) and $blocs is null) or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
      and ($bloc is null or reporter.bloc = $bloc)
      and ($blocs is null or list_contains($blocs, reporter.bloc))
  ))
order by submission.received_at desc, submission.file_name, submission.submission
