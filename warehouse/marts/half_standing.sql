-- One row per covenant, unit (null: the whole bloc) and indicator with a target for its year: the first half beside it.
-- The target is the newest of the year. `at_least` and `at_most` bound what the year can still be: what counts once done
-- never falls, a share stops at the whole.
with aimed as (
  select
    half.covenant,
    half.bloc,
    half.year,
    half.unit,
    half.indicator,
    half.basis,
    newest.measure,
    newest.comparator,
    newest.target,
    newest.baseline,
    coalesce(newest.h1_expected, indicator.h1_expected) as h1_expected,
    newest.h1_expected is null and indicator.h1_from_baseline and newest.baseline is not null as from_baseline,
    indicator.kind,
    indicator.across_year,
    indicator.may_be_negative,
    indicator.across_year in ('sum', 'max', 'once') and not indicator.may_be_negative as rises,
    half.reported,
    half.expected,
    case
      when half.unit is null and half.basis = 'units' and indicator.kind = 'bool' then half.numerator
      when newest.measure = half.measure then half.actual
      when newest.measure = '%'
        then cast(100 * cast(half.numerator as double) / nullif(cast(half.denominator as double), 0) as decimal(38, 6))
      when indicator.kind = 'cover' then half.numerator
    end as actual,
    case when newest.measure = half.measure or half.qualifier = '=' then half.qualifier else '~' end as qualifier,
    case
      when newest.measure = '%' and not coalesce(indicator.may_pass_100, false) then 100
      when indicator.kind = 'cover' and half.reported = half.expected then half.denominator
      when indicator.kind = 'bool' then case when half.unit is null then half.expected else 1 end
    end as at_most,
    half.illustrative
  from marts.first_half as half
  inner join core.indicator as indicator on indicator.indicator = half.indicator
  inner join marts.obligation as newest
    on newest.covenant = half.covenant and newest.unit is not distinct from half.unit
    and newest.indicator = half.indicator and newest.period = cast(half.year as varchar)
    and newest.illustrative = half.illustrative
),

bounded as (
  select
    aimed.*,
    case when qualifier in ('=', '>', '>=') then actual end as low,
    case when qualifier in ('=', '<', '<=') then actual end as high
  from aimed
),

placed as (
  select
    bounded.*,
    case when low > target or (low = target and qualifier = '>') then 'above' when low = target then 'at'
      when low < target then 'below' else 'open' end as low_lies,
    case when high < target or (high = target and qualifier = '<') then 'below' when high = target then 'at'
      when high > target then 'above' else 'open' end as high_lies
  from bounded
)

select
  placed.*,
  case when placed.rises then placed.low end as at_least,
  proof.proved
from placed
left join marts.proof as proof
  on proof.comparator = placed.comparator and proof.low = placed.low_lies and proof.high = placed.high_lies
