-- One row per covenant, unit (null: the whole bloc) and indicator with a target for its year: what is still to come.
-- What the second half must bring, whether the target can be reached, and a forecast. Once the year has been judged the
-- row says its result: forecast, low and high are what came, and the chance is 1 or 0; `needed_h2` stays what the second
-- half had to bring. The share of targets met is out of reach as soon as too many others are.
with lost as (
  select
    covenant,
    unit,
    illustrative,
    100 * cast(count(*) filter (where reachable <> 'no') as double) / count(*) as possible_share
  from marts.reach
  where indicator <> 'KHOI_CHITIEU_DAT'
  group by covenant, unit, illustrative
)

select
  half.covenant,
  half.bloc,
  half.year,
  half.unit,
  half.indicator,
  half.basis,
  half.measure,
  half.comparator,
  half.target,
  half.actual,
  half.qualifier,
  case
    when half.actual is null or half.across_year in ('ratio', 'year_end') then null
    when half.kind = 'grade' or (half.kind = 'bool' and half.at_most is null) then null
    when half.kind = 'bool' then greatest(half.at_most - half.actual, 0)
    when half.comparator in ('>=', '>', '=') then greatest(half.target - half.actual, 0)
  end as needed_h2,
  case
    when half.kind not in ('bool', 'grade') and half.comparator in ('>=', '>', '=')
      and half.across_year not in ('ratio', 'year_end') then needed.result
  end as needed_qualifier,
  case when reach.result is null and half.comparator in ('>=', '>') and lost.possible_share < half.target then 'no'
    else reach.reachable end as reachable,
  coalesce(reach.came, forecast.forecast) as forecast,
  coalesce(reach.came_qualifier, forecast.forecast_qualifier) as forecast_qualifier,
  case when reach.result is null then forecast.low when reach.came_qualifier in ('=', '>', '>=') then reach.came end as low,
  case when reach.result is null then forecast.high when reach.came_qualifier in ('=', '<', '<=') then reach.came end as high,
  case
    when reach.result is null then forecast.chance
    when reach.result = 'missed' then 0
    else 1
  end as chance,
  case when reach.result is null then forecast.method end as method,
  case when reach.result is null then forecast.history_years end as history_years,
  reach.result,
  case
    when reach.result is not null or forecast.forecast is not null then null
    when half.across_year = 'year_end' then 'year_end'
    when half.kind in ('bool', 'grade') then 'not_a_number'
    when half.may_be_negative then 'may_be_negative'
    when half.expected = 0 then 'no_first_half'
    when half.actual is null then 'not_reported'
    when half.actual = 0 then 'nothing_yet'
    else 'no_rule'
  end as no_forecast,
  half.reported,
  half.expected,
  half.illustrative
from marts.half_standing as half
inner join marts.reach as reach
  on reach.covenant = half.covenant and reach.unit is not distinct from half.unit
  and reach.indicator = half.indicator and reach.illustrative = half.illustrative
left join lost
  on half.indicator = 'KHOI_CHITIEU_DAT' and lost.covenant = half.covenant
  and lost.unit is not distinct from half.unit and lost.illustrative = half.illustrative
left join marts.forecast as forecast
  on forecast.covenant = half.covenant and forecast.unit is not distinct from half.unit
  and forecast.indicator = half.indicator and forecast.illustrative = half.illustrative
left join marts.turned_bound as needed on needed.qualifier = '=' and needed.against = half.qualifier
