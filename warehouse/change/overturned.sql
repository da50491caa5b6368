-- One row per bloc, period and illustrative or not: how many of its standing values are other now, of how many.
-- A value that nobody had told before overturns nothing.
with reporter as (
  select bloc, year, unit
  from earlier.membership
  union
  select bloc, year, bloc as unit
  from earlier.covenant
)

select
  reporter.bloc,
  earlier.period,
  earlier.illustrative,
  sum(
    case when later.value is distinct from earlier.value or later.qualifier is distinct from earlier.qualifier
      or later.numerator is distinct from earlier.numerator
      or later.denominator is distinct from earlier.denominator then 1 else 0 end
  ) as changed,
  count(*) as standing
from earlier.observation as earlier
inner join reporter
  on reporter.unit = earlier.unit and reporter.year = cast(substring(earlier.period, 1, 4) as integer)
left join later.observation as later
  on later.unit = earlier.unit and later.indicator = earlier.indicator and later.period = earlier.period
  and later.illustrative = earlier.illustrative
where earlier.value is not null
group by reporter.bloc, earlier.period, earlier.illustrative
having sum(
  case when later.value is distinct from earlier.value or later.qualifier is distinct from earlier.qualifier
    or later.numerator is distinct from earlier.numerator
    or later.denominator is distinct from earlier.denominator then 1 else 0 end
) > 0
order by reporter.bloc, earlier.period, earlier.illustrative
