-- One row per covenant, unit (null: the whole bloc) and indicator with a target for its year: beside the last year's result.
-- Beside it too: what the parent assigned, and what the units' own targets add up to.
-- `below`: it asks for less than was reached then; null where a bound leaves that open, and for a ceiling, a yes or a grade.
with beside as (
  select
    target.covenant,
    target.unit,
    target.indicator,
    target.measure,
    target.comparator,
    target.target,
    target.origin,
    target.assigned_target,
    case when target.unit is null then own.unit_target_sum end as unit_target_sum,
    target.illustrative,
    indicator.kind,
    case
      when target.measure = '%' and indicator.measure <> '%'
        then cast(100 * cast(last_year.numerator as double) / nullif(cast(last_year.denominator as double), 0) as decimal(38, 6))
      else last_year.value
    end as last_year_result,
    case
      when target.measure <> '%' or indicator.measure = '%' or last_year.qualifier = '=' then last_year.qualifier
      else '~'
    end as qualifier
  from marts.obligation as target
  inner join core.covenant as covenant
    on covenant.covenant = target.covenant and target.period = cast(covenant.year as varchar)
  inner join core.indicator as indicator on indicator.indicator = target.indicator and not indicator.computed
  left join marts.unit_target_sum as own
    on own.covenant = target.covenant and own.indicator = target.indicator
    and own.period = target.period and own.illustrative = target.illustrative
  left join marts.last_year as last_year
    on last_year.covenant = target.covenant and last_year.unit is not distinct from target.unit
    and last_year.indicator = target.indicator and last_year.illustrative = target.illustrative
)

select
  beside.covenant,
  covenant.bloc,
  covenant.year,
  beside.unit,
  beside.indicator,
  beside.measure,
  beside.comparator,
  beside.target,
  beside.origin,
  beside.assigned_target,
  beside.unit_target_sum,
  beside.last_year_result,
  case when beside.last_year_result is not null then beside.qualifier end as qualifier,
  case
    when beside.last_year_result > 0 and beside.kind not in ('bool', 'grade')
      then cast(cast(beside.target as double) / cast(beside.last_year_result as double) as decimal(38, 6))
  end as ratio,
  case
    when beside.comparator not in ('>=', '>', '=') or beside.kind in ('bool', 'grade') or beside.qualifier = '~' then null
    when beside.target < beside.last_year_result and beside.qualifier in ('=', '>', '>=') then true
    when beside.target = beside.last_year_result and beside.qualifier = '>' then true
    when beside.target >= beside.last_year_result and beside.qualifier in ('=', '<', '<=') then false
  end as below,
  beside.illustrative
from beside
inner join core.covenant as covenant on covenant.covenant = beside.covenant
