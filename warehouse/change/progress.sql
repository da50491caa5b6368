-- One row per verdict that differs between an earlier build and a later one.
select
  'marts.progress' as relation,
  concat(
    coalesce(later.covenant, earlier.covenant), '/', coalesce(later.unit, earlier.unit, ''), '/',
    coalesce(later.indicator, earlier.indicator), '/', coalesce(later.period, earlier.period), '/',
    coalesce(later.basis, earlier.basis)
  ) as key,
  'verdict' as field,
  earlier.verdict as before,
  later.verdict as after,
  coalesce(later.covenant, earlier.covenant) as covenant,
  coalesce(later.unit, earlier.unit) as unit,
  coalesce(later.indicator, earlier.indicator) as indicator,
  coalesce(later.period, earlier.period) as period,
  cast(null as varchar) as submission,
  coalesce(later.illustrative, earlier.illustrative) as illustrative
from earlier.progress as earlier
full join later.progress as later
  on later.covenant = earlier.covenant and coalesce(later.unit, '') = coalesce(earlier.unit, '')
  and later.indicator = earlier.indicator and later.period = earlier.period
  and later.basis = earlier.basis and later.illustrative = earlier.illustrative
where earlier.verdict is distinct from later.verdict
