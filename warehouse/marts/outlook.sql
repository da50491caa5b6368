-- One row per covenant, unit (null: the whole bloc) and indicator with a target for its year: what is still to come.
-- What the second half must bring, whether the target can be reached, and a forecast. Once the year has been judged the
-- row says its result: forecast, low and high are what came, and the chance is 1 or 0.
with judged as (
  select covenant, unit, indicator, year, illustrative, actual, qualifier, verdict
  from marts.progress
  where speaks and period not like '%-S_' and verdict in ('met', 'exceeded', 'missed')
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
    when judged.verdict is not null or half.actual is null or half.across_year in ('ratio', 'year_end') then null
    when half.kind = 'grade' or (half.kind = 'bool' and half.at_most is null) then null
    when half.kind = 'bool' then greatest(half.at_most - half.actual, 0)
    when half.comparator in ('>=', '>', '=') then greatest(half.target - half.actual, 0)
  end as needed_h2,
  case when half.kind <> 'bool' and judged.verdict is null then needed.result end as needed_qualifier,
  case
    when judged.verdict in ('met', 'exceeded') then 'yes'
    when judged.verdict = 'missed' then 'no'
    when half.comparator in ('>=', '>', '=') and half.at_most < half.target and half.kind <> 'bool' then 'no'
    when half.comparator = '>' and half.at_most = half.target then 'no'
    when half.comparator in ('<=', '<') and half.rises and half.proved = 'missed' then 'no'
    when half.comparator = '=' and half.rises and half.low > half.target then 'no'
    when half.actual is null or half.across_year = 'year_end' then 'unknown'
    when half.kind = 'bool' then case when half.actual >= half.at_most then 'yes' else 'unknown' end
    when half.kind = 'grade' then 'unknown'
    when half.across_year = 'ratio' and half.target >= half.at_most and half.proved not in ('met', 'exceeded') then 'unknown'
    when half.comparator in ('<=', '<', '=') and half.rises and half.proved = 'indeterminate' then 'unknown'
    else 'yes'
  end as reachable,
  coalesce(judged.actual, forecast.forecast) as forecast,
  coalesce(judged.qualifier, forecast.forecast_qualifier) as forecast_qualifier,
  case when judged.verdict is null then forecast.low when judged.qualifier in ('=', '>', '>=') then judged.actual end as low,
  case when judged.verdict is null then forecast.high when judged.qualifier in ('=', '<', '<=') then judged.actual end as high,
  case
    when judged.verdict is null then forecast.chance
    when judged.verdict = 'missed' then 0
    else 1
  end as chance,
  case when judged.verdict is null then forecast.method end as method,
  case when judged.verdict is null then forecast.history_years end as history_years,
  judged.verdict as result,
  case
    when judged.verdict is not null or forecast.forecast is not null then null
    when half.across_year = 'year_end' then 'year_end'
    when half.kind in ('bool', 'grade') then 'not_a_number'
    when half.may_be_negative then 'may_be_negative'
    when half.actual is null then 'not_reported'
    when half.actual = 0 then 'nothing_yet'
    else 'no_rule'
  end as no_forecast,
  half.reported,
  half.expected,
  half.illustrative
from marts.half_standing as half
left join judged
  on judged.covenant = half.covenant and judged.unit is not distinct from half.unit
  and judged.indicator = half.indicator and judged.illustrative = half.illustrative
left join marts.forecast as forecast
  on forecast.covenant = half.covenant and forecast.unit is not distinct from half.unit
  and forecast.indicator = half.indicator and forecast.illustrative = half.illustrative
left join marts.turned_bound as needed on needed.qualifier = '=' and needed.against = half.qualifier
