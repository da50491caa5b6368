-- One row per rank that differs between an earlier build and a later one.
select
  'marts.ranking' as relation,
  concat(
    coalesce(later.covenant, earlier.covenant), '/', coalesce(later.unit, earlier.unit), '/',
    coalesce(later.stage, earlier.stage)
  ) as key,
  'rank' as field,
  cast(earlier.rank as varchar) as before,
  cast(later.rank as varchar) as after,
  coalesce(later.covenant, earlier.covenant) as covenant,
  coalesce(later.unit, earlier.unit) as unit,
  cast(null as varchar) as indicator,
  cast(null as varchar) as period,
  cast(null as varchar) as submission,
  coalesce(later.illustrative, earlier.illustrative) as illustrative
from earlier.ranking as earlier
full join later.ranking as later
  on later.covenant = earlier.covenant and later.unit = earlier.unit and later.stage = earlier.stage
  and later.illustrative = earlier.illustrative
where earlier.rank is distinct from later.rank
