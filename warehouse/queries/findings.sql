-- One row per finding of the submissions of one bloc and period (null: all), errors first.
with reporter as (
  select distinct reporter, cast(year as varchar) as year
  from core.reporter
  where ($bloc is null or bloc = $bloc) and ($blocs is null or list_contains($blocs, bloc))
),

asked as (
  select submission.submission, submission.unit, submission.period
  from core.submission as submission
  left join reporter on reporter.reporter = submission.unit and reporter.year = left(submission.period, 4)
  where ($period is null or submission.period is null or submission.period = $period)
    and ($unit is null or submission.unit = $unit)
    and (reporter.reporter is not null or (($bloc is null or submission.unit is null) and $blocs is null))
),

found as (
  select finding.*, asked.unit, asked.period
  from core.finding as finding
  inner join asked on asked.submission = finding.submission
  union all
  select finding.*, cast(null as varchar) as unit, cast(null as varchar) as period
  from core.finding as finding
  where finding.submission is null and $unit is null and $blocs is null
)

select
  found.*,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en
from found
left join core.unit as unit on unit.unit = found.unit
left join core.bloc as own on own.bloc = found.unit
order by
  case found.severity when 'error' then 1 when 'warning' then 2 else 3 end, found.file_name, found.sheet, found.cell,
  found.rule
