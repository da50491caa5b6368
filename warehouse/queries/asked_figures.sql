-- One row per submission of a unit, of those named, and indicator that a covenant asks of it in that period.
select distinct
  submission.submission,
  indicator.indicator,
  indicator.name_vi,
  indicator.name_en,
  indicator.content_group
from core.submission as submission
inner join core.reporter as reporter
  on reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
  and not reporter.is_own
inner join core.term as term
  on term.bloc = reporter.bloc and term.year = reporter.year and term.period = submission.period
inner join marts.asked_cell as asked on asked.covenant = term.covenant and asked.period = submission.period
inner join core.indicator as indicator on indicator.indicator = asked.indicator
where list_contains($submissions, submission.submission)
  and ($blocs is null or list_contains($blocs, reporter.bloc))
order by submission.submission, indicator.content_group, indicator.indicator
