-- One row per covenant, indicator, period and illustrative or not: what the units' own targets add up to.
-- It is never a target of the bloc; it stands beside.
select
  own.covenant,
  own.indicator,
  own.period,
  own.illustrative,
  sum(own.target) as unit_target_sum
from marts.obligation as own
inner join core.indicator as indicator using (indicator)
where own.unit is not null and own.measure <> '%' and indicator.across_units = 'sum'
group by own.covenant, own.indicator, own.period, own.illustrative
