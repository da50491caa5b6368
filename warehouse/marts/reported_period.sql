-- One row per bloc and period reported on: by its units, by the bloc of itself or both, and in which world.
select
  reporter.bloc,
  submission.period,
  bool_or(reporter.is_own) as has_own,
  bool_or(not reporter.is_own) as has_units,
  bool_or(submission.illustrative) as illustrative
from core.submission as submission
inner join core.reporter as reporter
  on reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
where submission.status = 'standing' and submission.kind = 'indicators'
group by reporter.bloc, submission.period
