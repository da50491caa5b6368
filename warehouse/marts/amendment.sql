-- One row per target amended: what it was, what it is from that day, and by which decision.
with version as (
  select
    target.*,
    lag(target.comparator) over earlier as old_comparator,
    lag(target.value) over earlier as old_value,
    lag(target.measure) over earlier as old_measure
  from core.target as target
  window earlier as (
    partition by target.covenant, target.unit, target.indicator, target.origin, target.illustrative
    order by target.valid_from
  )
)

select
  version.covenant,
  covenant.bloc,
  covenant.year,
  version.unit,
  version.indicator,
  version.origin,
  version.valid_from as amended_on,
  version.decision,
  version.old_comparator,
  version.old_value,
  version.old_measure,
  version.comparator as new_comparator,
  version.value as new_value,
  version.measure as new_measure,
  case when version.measure = version.old_measure then version.value - version.old_value end as change,
  version.source,
  version.illustrative
from version
inner join core.covenant as covenant using (covenant)
where version.old_comparator is not null
