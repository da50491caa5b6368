-- One row per covenant, expected unit, indicator shown and period: what the unit has told, or nothing.
select
  expected.covenant,
  expected.bloc,
  expected.year,
  expected.half,
  expected.period,
  expected.last_day,
  expected.unit,
  indicator.indicator,
  indicator.kind,
  indicator.across_units,
  indicator.across_year,
  indicator.may_be_negative,
  told.value,
  told.qualifier,
  told.status,
  told.missing,
  told.numerator,
  told.denominator,
  told.illustrative
from core.expected_unit as expected
inner join marts.asked as asked using (covenant)
inner join core.indicator as indicator using (indicator)
left join marts.told as told
  on told.unit = expected.unit and told.indicator = asked.indicator and told.period = expected.period
where expected.half is distinct from 2 or told.value is not null
