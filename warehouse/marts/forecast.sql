-- One row per covenant, unit (null: the whole bloc) and indicator whose first half lets the year be forecast.
-- The half grows as earlier years did, else by the share expected at half-year (the pace). Four times in five the year
-- should come between `low` and `high`; without history neither they nor a chance are known.
with grown as (
  select
    half.*,
    history.method,
    history.history_years,
    history.centre,
    history.spread,
    history.freedom,
    case
      when history.centre is not null then cast(half.actual as double) * exp(cast(history.centre as double))
      when half.from_baseline then greatest(2 * cast(half.actual as double) - cast(half.baseline as double), 0)
      when half.h1_expected > 0 then 100 * cast(half.actual as double) / cast(half.h1_expected as double)
    end as typical,
    exp(cast(history.spread as double) * cast(student.ninth_decile as double)) as times
  from marts.half_standing as half
  inner join marts.half_history as history
    on history.covenant = half.covenant and history.unit is not distinct from half.unit
    and history.indicator = half.indicator and history.illustrative = half.illustrative
  left join marts.t_quantile as student on student.freedom = least(history.freedom, 30)
  where half.actual > 0
),

placed as (
  select
    grown.*,
    coalesce(at_least, 0) as floor_value,
    coalesce(at_most, 1e18) as ceiling_value,
    case when target > 0 and qualifier = '=' and spread is not null then
      (ln(cast(target as double) / cast(actual as double)) - cast(centre as double)) / cast(spread as double)
    end as distance
  from grown
  where typical is not null
),

likely as (
  select
    placed.*,
    least(greatest(
      sign(distance) * sqrt(freedom * ln(1 + distance * distance / freedom)) * (8 * freedom + 1) / (8 * freedom + 3), -6), 6
    ) as z
  from placed
)

select
  covenant,
  unit,
  indicator,
  method,
  history_years,
  cast(least(greatest(typical, floor_value), ceiling_value) as decimal(38, 6)) as forecast,
  qualifier as forecast_qualifier,
  case when times is not null and qualifier in ('=', '>', '>=')
    then cast(least(greatest(typical / times, floor_value), ceiling_value) as decimal(38, 6)) end as low,
  case when times is not null and qualifier in ('=', '<', '<=')
    then cast(least(greatest(typical * times, floor_value), ceiling_value) as decimal(38, 6)) end as high,
  case
    when distance is null or comparator not in ('>=', '>', '<=', '<') then null
    when comparator in ('>=', '>') and rises and proved in ('met', 'exceeded') then 1
    when comparator in ('>=', '>') and at_most < target then 0
    when comparator in ('<=', '<') and rises and proved = 'missed' then 0
    else cast(least(greatest(case when comparator in ('>=', '>')
      then 1 - 1 / (1 + exp(-(1.5976 * z + 0.07056 * z * z * z)))
      else 1 / (1 + exp(-(1.5976 * z + 0.07056 * z * z * z))) end, 0.01), 0.99) as decimal(9, 2))
  end as chance,
  illustrative
from likely
