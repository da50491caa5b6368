-- One row per bloc, period and statement: a difficulty, proposal, directive or result as reported.
-- What a document states has a source; what a unit reports has its submission and cell.
select
  bloc,
  period,
  statement,
  position,
  kind,
  text_vi,
  text_en,
  stated_by,
  addressed_to,
  source,
  cast(null as varchar) as submission,
  cast(null as varchar) as file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  cast(null as varchar) as raw_text,
  illustrative
from core.published_statement
union all
select
  reporter.bloc,
  told.period,
  concat(told.submission, '/', lpad(cast(told.position as varchar), 3, '0')) as statement,
  told.position,
  told.kind,
  told.text as text_vi,
  cast(null as varchar) as text_en,
  told.unit as stated_by,
  told.addressed_to,
  cast(null as varchar) as source,
  told.submission,
  submission.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.statement as told
inner join core.submission as submission using (submission)
inner join core.reporter as reporter
  on reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
where submission.status = 'standing'
