-- One row per bloc, period and illustrative or not: how many of its standing values are other now, of how many.
-- A value that nobody had told before overturns nothing.
with reporter as (
  select bloc, year, unit
  from earlier.membership
  union
  select bloc, year, bloc as unit
  from earlier.covenant
),

differing as (
  select distinct unit, indicator, period, illustrative
  from change
  where since = $since and relation = 'core.observation'
    and field in ('value', 'qualifier', 'numerator', 'denominator')
)

select
  reporter.bloc,
  earlier.period,
  earlier.illustrative,
  count(differing.unit) as changed,
  count(*) as standing
from earlier.observation as earlier
inner join reporter
  on reporter.unit = earlier.unit and reporter.year = cast(substring(earlier.period, 1, 4) as integer)
left join differing
  on differing.unit = earlier.unit and differing.indicator = earlier.indicator and differing.period = earlier.period
  and differing.illustrative = earlier.illustrative
where earlier.value is not null
group by reporter.bloc, earlier.period, earlier.illustrative
having count(differing.unit) > 0
order by reporter.bloc, earlier.period, earlier.illustrative
