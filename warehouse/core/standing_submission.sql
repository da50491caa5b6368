-- One row per standing submission and covenant that its reporter belongs to, as a member or the bloc itself.
select
  submission.submission,
  submission.unit,
  submission.period,
  submission.kind,
  submission.file_name,
  covenant.covenant,
  covenant.bloc,
  covenant.year
from core.submission as submission
inner join core.reporter as reporter
  on reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
inner join core.covenant as covenant on covenant.bloc = reporter.bloc and covenant.year = reporter.year
where submission.status = 'standing'
