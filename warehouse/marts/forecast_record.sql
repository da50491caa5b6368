-- One row per covenant, unit (null: the whole bloc) and indicator forecast at half-year whose year is known: what came.
-- Only years before its own went into a forecast. `error_percent`: how far it was from what came.
with known as (
  select
    forecast.*,
    half.bloc,
    half.year,
    half.measure,
    half.comparator,
    half.target,
    half.actual as half,
    whole.actual as came,
    whole.verdict,
    case half.comparator
      when '>=' then forecast.forecast >= half.target
      when '>' then forecast.forecast > half.target
      when '<=' then forecast.forecast <= half.target
      when '<' then forecast.forecast < half.target
    end as called_met
  from marts.forecast as forecast
  inner join marts.half_standing as half
    on half.covenant = forecast.covenant and half.unit is not distinct from forecast.unit
    and half.indicator = forecast.indicator
  inner join marts.progress as whole
    on whole.covenant = forecast.covenant and whole.unit is not distinct from forecast.unit
    and whole.indicator = forecast.indicator and whole.period = cast(half.year as varchar)
    and whole.speaks and whole.illustrative = forecast.illustrative and whole.measure = half.measure
  where forecast.forecast_qualifier = '=' and whole.qualifier = '='
    and (whole.basis = 'own' or whole.reported = whole.expected)
)

select
  covenant,
  bloc,
  year,
  unit,
  indicator,
  measure,
  comparator,
  target,
  half,
  method,
  history_years,
  forecast,
  low,
  high,
  chance,
  came,
  came between low and high as inside,
  case when came <> 0
    then cast(100 * abs(cast(forecast - came as double)) / abs(cast(came as double)) as decimal(38, 6)) end as error_percent,
  called_met,
  verdict in ('met', 'exceeded') as came_met,
  called_met = (verdict in ('met', 'exceeded')) as call_right,
  illustrative
from known
