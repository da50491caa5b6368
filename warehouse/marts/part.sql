-- One row per reporter (a unit, or a bloc of itself), indicator and period reported on: value and parts.
-- View: a step on the way to marts.unit_figure.
-- The whole of a cover, where its report gives none, is what the same report counts.
with counted as (
  select unit, indicator, period, value, qualifier, status, illustrative
  from core.observation
  where indicator in (select denominator from core.indicator where kind = 'cover')
)

select
  told.unit,
  told.indicator,
  told.period,
  told.value,
  told.qualifier,
  told.status,
  told.missing,
  case
    when indicator.kind = 'wavg' then cast(cast(told.value as double) * cast(told.denominator as double) as decimal(38, 6))
    when indicator.across_units = 'ratio' then told.numerator
    when indicator.kind = 'cover' then coalesce(told.numerator, told.value)
  end as numerator,
  case
    when indicator.across_units in ('ratio', 'weighted') then told.denominator
    when indicator.kind = 'cover' then coalesce(told.denominator, counted.value)
  end as denominator,
  case when indicator.kind = 'cover' and told.denominator is null then counted.qualifier end
    as denominator_qualifier,
  case when indicator.kind = 'cover' and told.denominator is null then counted.status end
    as denominator_status,
  told.illustrative
from core.observation as told
inner join core.indicator as indicator using (indicator)
left join counted
  on counted.unit = told.unit and counted.period = told.period
  and counted.indicator = indicator.denominator and counted.illustrative = told.illustrative
