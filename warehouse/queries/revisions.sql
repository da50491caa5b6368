-- One row per value ever accepted for one unit, indicator and period, the newest first.
select revision.*
from core.revision as revision
where revision.unit = $unit
  and revision.indicator = $indicator
  and revision.period = $period
  and exists (
    select 1
    from core.membership as membership
    where (membership.unit = revision.unit or membership.bloc = revision.unit)
      and ($blocs is null or list_contains($blocs, membership.bloc))
  )
order by revision.received_at desc nulls last, revision.submission
