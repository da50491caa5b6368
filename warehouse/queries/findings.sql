-- One row per finding of the submissions of one bloc and period (null: all), errors first.
select
  finding.submission,
  finding.file_name,
  finding.sheet,
  finding.cell,
  finding.rule,
  finding.severity,
  finding.raw_text,
  finding.message_vi,
  finding.message_en,
  finding.suggestion,
  submission.unit,
  submission.period,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en
from core.finding as finding
left join core.submission as submission on submission.submission = finding.submission
left join core.unit as unit on unit.unit = submission.unit
left join core.bloc as own on own.bloc = submission.unit
where ($period is null or submission.period is null or submission.period = $period)
  and ($unit is null or submission.unit = $unit)
  and ((($bloc is null or submission.unit is null) and $blocs is null) or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
      and ($bloc is null or reporter.bloc = $bloc)
      and ($blocs is null or list_contains($blocs, reporter.bloc))
  ))
order by
  case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end, finding.file_name, finding.sheet,
  finding.cell, finding.rule
