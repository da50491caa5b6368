-- One row per value ever accepted for one unit, indicator and period, the newest first.
select revision.*
from core.revision as revision
where revision.unit = $unit
  and revision.indicator = $indicator
  and revision.period = $period
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = revision.unit and cast(reporter.year as varchar) = left(revision.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
order by revision.received_at desc nulls last, revision.submission
