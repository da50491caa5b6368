-- One row per bloc, method, whole bloc or single units, and illustrative or not: how well forecasts have done so far.
select
  bloc,
  method,
  unit is null as of_bloc,
  illustrative,
  count(*) as forecasts,
  count(inside) as with_interval,
  count(*) filter (where inside) as inside,
  cast(100 * cast(count(*) filter (where inside) as double) / nullif(count(inside), 0) as decimal(9, 2)) as inside_percent,
  cast(cast(sum(error_percent) as double) / nullif(count(error_percent), 0) as decimal(38, 2)) as mean_error_percent,
  count(call_right) as calls,
  count(*) filter (where call_right) as calls_right
from marts.forecast_record
group by bloc, method, unit is null, illustrative
