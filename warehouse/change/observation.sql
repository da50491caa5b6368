-- One row per standing value and field that differs between an earlier build and a later one.
with differing as (
  select
    coalesce(later.unit, earlier.unit) as unit,
    coalesce(later.indicator, earlier.indicator) as indicator,
    coalesce(later.period, earlier.period) as period,
    coalesce(later.illustrative, earlier.illustrative) as illustrative,
    coalesce(later.submission, earlier.submission) as submission,
    earlier.value as value_before,
    later.value as value_after,
    earlier.qualifier as qualifier_before,
    later.qualifier as qualifier_after,
    earlier.missing as missing_before,
    later.missing as missing_after,
    earlier.numerator as numerator_before,
    later.numerator as numerator_after,
    earlier.denominator as denominator_before,
    later.denominator as denominator_after
  from earlier.observation as earlier
  full join later.observation as later
    on later.unit = earlier.unit and later.indicator = earlier.indicator and later.period = earlier.period
    and later.illustrative = earlier.illustrative
  where earlier.value is distinct from later.value
    or earlier.qualifier is distinct from later.qualifier
    or earlier.missing is distinct from later.missing
    or earlier.numerator is distinct from later.numerator
    or earlier.denominator is distinct from later.denominator
),

field as (
  select
    differing.*, 'value' as field,
    rtrim(rtrim(cast(value_before as varchar), '0'), '.') as before,
    rtrim(rtrim(cast(value_after as varchar), '0'), '.') as after
  from differing
  union all
  select differing.*, 'qualifier' as field, qualifier_before as before, qualifier_after as after
  from differing
  union all
  select differing.*, 'missing' as field, missing_before as before, missing_after as after
  from differing
  union all
  select
    differing.*, 'numerator' as field,
    rtrim(rtrim(cast(numerator_before as varchar), '0'), '.') as before,
    rtrim(rtrim(cast(numerator_after as varchar), '0'), '.') as after
  from differing
  union all
  select
    differing.*, 'denominator' as field,
    rtrim(rtrim(cast(denominator_before as varchar), '0'), '.') as before,
    rtrim(rtrim(cast(denominator_after as varchar), '0'), '.') as after
  from differing
)

select
  'core.observation' as relation,
  concat(unit, '/', indicator, '/', period) as key,
  field,
  before,
  after,
  cast(null as varchar) as covenant,
  unit,
  indicator,
  period,
  submission,
  illustrative
from field
where before is distinct from after
