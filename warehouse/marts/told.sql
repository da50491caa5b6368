-- One row per reporter (a unit, or a bloc of itself), indicator and period: value and parts, ready to add up.
-- The second half is the year less its first half, for flows and for the parts of shares of the period.
with part as (
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
    told.illustrative,
    indicator.kind,
    indicator.across_year
  from core.observation as told
  inner join core.indicator as indicator using (indicator)
  left join core.observation as counted
    on counted.unit = told.unit and counted.period = told.period
    and counted.indicator = indicator.denominator and counted.illustrative = told.illustrative
),

second_half as (
  select
    whole.unit,
    whole.indicator,
    concat(whole.period, '-S2') as period,
    case when whole.kind = 'flow' then whole.value - half.value
      when whole.denominator > half.denominator then cast(
        100 * cast(whole.numerator - half.numerator as double)
        / cast(whole.denominator - half.denominator as double) as decimal(24, 6)
      )
    end as value,
    whole.qualifier as qualifier_whole,
    case half.qualifier when '>' then '<' when '>=' then '<=' when '<' then '>' when '<=' then '>='
      else half.qualifier end as qualifier_half,
    case when whole.status = 'A' and half.status = 'A' then 'A' else 'E' end as status,
    whole.numerator - half.numerator as numerator,
    whole.denominator - half.denominator as denominator,
    whole.illustrative
  from part as whole
  inner join part as half
    on half.unit = whole.unit and half.indicator = whole.indicator
    and half.period = concat(whole.period, '-S1') and half.illustrative = whole.illustrative
  where (whole.kind = 'flow' or (whole.kind = 'ratio' and whole.across_year = 'ratio'))
    and whole.value is not null and half.value is not null
)

select
  unit,
  indicator,
  period,
  value,
  qualifier,
  status,
  missing,
  numerator,
  denominator,
  denominator_qualifier,
  denominator_status,
  illustrative
from part
where period not like '%-S2'
union all
select
  unit,
  indicator,
  period,
  value,
  case
    when qualifier_whole = qualifier_half then qualifier_whole
    when qualifier_half = '=' then qualifier_whole
    when qualifier_whole = '=' then qualifier_half
    when substr(qualifier_whole, 1, 1) = substr(qualifier_half, 1, 1) then substr(qualifier_whole, 1, 1)
    else '~'
  end as qualifier,
  status,
  cast(null as varchar) as missing,
  numerator,
  denominator,
  cast(null as varchar) as denominator_qualifier,
  cast(null as varchar) as denominator_status,
  illustrative
from second_half
where value is not null
union all
select
  unit,
  indicator,
  concat(period, '-S2') as period,
  value,
  qualifier,
  status,
  missing,
  numerator,
  denominator,
  cast(null as varchar) as denominator_qualifier,
  cast(null as varchar) as denominator_status,
  illustrative
from part
where missing = 'not_applicable' and period not like '%-S_'
  and (kind = 'flow' or (kind = 'ratio' and across_year = 'ratio'))
