-- One row per reporter (a unit, or a bloc as a whole), indicator with a target and first half told: how the year grew.
-- `growth` is the logarithm of the year's figure over its first half's, where both are exact and above zero;
-- `years`, `growths` and `squares` sum up the growths of earlier years. A unit renamed keeps what it told before.
with reported as (
  select told.unit as reporter, told.indicator, told.period, told.value, told.qualifier, told.illustrative
  from marts.told as told
  inner join core.unit as unit on unit.unit = told.unit
  where told.value is not null and told.period not like '%-S2'
  union all
  select descent.new as reporter, told.indicator, told.period, told.value, told.qualifier, told.illustrative
  from core.descent as descent
  inner join marts.told as told on told.unit = descent.old
  left join marts.told as own
    on own.unit = descent.new and own.indicator = told.indicator and own.period = told.period
  where not descent.breaks and told.value is not null and told.period not like '%-S2' and own.unit is null
  union all
  select
    covenant.bloc as reporter,
    figure.indicator,
    figure.period,
    figure.value,
    case when figure.reported < figure.expected then '~' else figure.qualifier end as qualifier,
    figure.illustrative
  from marts.figure as figure
  inner join core.covenant as covenant using (covenant)
  where figure.unit is null and figure.speaks and figure.value is not null and figure.period not like '%-S2'
),

aimed as (
  select *
  from reported
  where indicator in (select indicator from core.target)
),

half as (
  select aimed.*, substr(aimed.period, 1, 4) as whole_year
  from aimed
  inner join core.indicator as indicator using (indicator)
  where aimed.period like '%-S1' and indicator.across_year <> 'year_end'
    and indicator.kind not in ('bool', 'grade') and not indicator.may_be_negative
),

grown as (
  select
    half.reporter,
    half.indicator,
    half.illustrative,
    cast(half.whole_year as integer) as year,
    case
      when half.value > 0 and half.qualifier = '=' and whole.value > 0 and whole.qualifier = '='
        then cast(ln(cast(whole.value as double) / cast(half.value as double)) as decimal(18, 9))
    end as growth
  from half
  left join aimed as whole
    on whole.reporter = half.reporter and whole.indicator = half.indicator
    and whole.period = half.whole_year and whole.illustrative = half.illustrative
)

select
  grown.*,
  count(growth) over earlier as years,
  coalesce(sum(growth) over earlier, 0) as growths,
  coalesce(sum(cast(growth * growth as decimal(18, 9))) over earlier, 0) as squares
from grown
window earlier as (
  partition by reporter, indicator, illustrative order by year rows between unbounded preceding and 1 preceding
)
