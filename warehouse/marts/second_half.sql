-- One row per reporter, indicator and second half that the year tells: the year less its first half.
-- For flows, and for the parts of shares of the period; what a year has no use for, its half has not.
with whole as (
  select part.*, indicator.kind
  from marts.part as part
  inner join core.indicator as indicator using (indicator)
  where part.period not like '%-S_'
    and (indicator.kind = 'flow' or (indicator.kind = 'ratio' and indicator.across_year = 'ratio'))
),

less as (
  select
    whole.unit,
    whole.indicator,
    concat(whole.period, '-S2') as period,
    case
      when whole.kind = 'flow' then whole.value - half.value
      when whole.denominator > half.denominator then cast(
        100 * cast(whole.numerator - half.numerator as double)
        / cast(whole.denominator - half.denominator as double) as decimal(24, 6)
      )
    end as value,
    bound.result as qualifier,
    case when whole.status = 'A' and half.status = 'A' then 'A' else 'E' end as status,
    cast(null as varchar) as missing,
    whole.numerator - half.numerator as numerator,
    whole.denominator - half.denominator as denominator,
    whole.illustrative
  from whole
  inner join marts.part as half
    on half.unit = whole.unit and half.indicator = whole.indicator
    and half.period = concat(whole.period, '-S1') and half.illustrative = whole.illustrative
  left join marts.turned_bound as bound on bound.qualifier = whole.qualifier and bound.against = half.qualifier
)

select * from less
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
  illustrative
from whole
where missing = 'not_applicable'
