-- One row per covenant, unit (null: the whole bloc), indicator with a target of several years, and half-year or year.
-- A flow is added up over the years of the term so far, a silent year leaving a bound; anything else is its last figure.
with aim as (
  select
    target.*,
    term.bloc,
    term.year,
    term.period,
    term.half,
    row_number() over (
      partition by target.covenant, target.unit, target.indicator, term.period, target.illustrative
      order by case target.origin when 'pledged' then 1 when 'assigned' then 2 else 3 end, target.valid_from desc
    ) as precedence
  from core.target as target
  inner join core.term as term on term.covenant = target.covenant
  where target.term_from < target.term_to and term.half is distinct from 2
    and target.valid_from <= term.last_day and (target.valid_to is null or target.valid_to >= term.last_day)
),

told as (
  select
    covenant.bloc, figure.unit, figure.indicator, figure.period, covenant.year, figure.illustrative,
    figure.value, figure.qualifier, figure.numerator, figure.denominator
  from marts.figure as figure
  inner join core.covenant as covenant using (covenant)
  where figure.speaks and figure.value is not null and figure.period not like '%-S2'
)

select
  aim.covenant,
  aim.bloc,
  aim.year,
  aim.unit,
  aim.indicator,
  aim.period,
  aim.term_from,
  aim.term_to,
  aim.measure,
  aim.comparator,
  aim.value as target,
  aim.illustrative,
  indicator.across_year = 'sum' as adds_up,
  aim.year - aim.term_from + case when aim.half is null then 1 else 0.5 end as years_passed,
  aim.year - aim.term_from + 1 as years,
  count(told.year) as years_told,
  indicator.may_be_negative,
  case
    when indicator.across_year = 'sum' then sum(told.value)
    when aim.measure = '%' and indicator.measure <> '%'
      then cast(100 * cast(max(told.numerator) as double) / nullif(cast(max(told.denominator) as double), 0) as decimal(38, 6))
    else max(told.value)
  end as actual,
  coalesce(bool_or(told.qualifier in ('>', '<')), false) as is_strict,
  coalesce(bool_or(told.qualifier in ('>', '>=')), false) as is_lower,
  coalesce(bool_or(told.qualifier in ('<', '<=')), false) as is_upper,
  coalesce(bool_or(told.qualifier = '~'), false) as is_loose
from aim
inner join core.indicator as indicator on indicator.indicator = aim.indicator
left join told
  on told.bloc = aim.bloc and told.unit is not distinct from aim.unit and told.indicator = aim.indicator
  and told.illustrative = aim.illustrative
  and (told.period = aim.period
    or (indicator.across_year = 'sum' and told.period not like '%-S_' and told.year between aim.term_from and aim.year - 1))
where aim.precedence = 1 and indicator.kind not in ('bool', 'grade')
group by
  aim.covenant, aim.bloc, aim.year, aim.unit, aim.indicator, aim.period, aim.half, aim.term_from, aim.term_to,
  aim.measure, aim.comparator, aim.value, aim.illustrative, indicator.across_year, indicator.measure,
  indicator.may_be_negative
