-- One row per covenant, submission and activity that a unit tells of: when it was done, and what shows it.
-- Without a code it is beyond the programme; the day that a document states stays in core.activity.
select
  covenant.covenant,
  told.unit,
  told.period,
  told.position,
  told.activity,
  coalesce(told.name, item.name_vi) as name_vi,
  told.done_on,
  told.evidence,
  told.note,
  told.submission,
  submission.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.activity as told
inner join core.submission as submission using (submission)
inner join core.reporter as reporter
  on reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
inner join core.covenant as covenant on covenant.bloc = reporter.bloc and covenant.year = reporter.year
left join core.activity as item on item.covenant = covenant.covenant and item.activity = told.activity
where submission.status = 'standing' and (told.activity is null or item.activity is not null)
