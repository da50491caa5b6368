-- One row per covenant, indicator, period and basis: the bloc's figure from its units, or its own report.
-- A silent unit makes a sum a lower bound and a share unproven; it is never a zero.
-- A bloc of which no unit is known still has its rows: `expected` is then empty, not zero.
-- Illustrative and real never meet: where one unit's figure is real, the illustrative ones stay out.
with world as (
  select covenant, indicator, period, bool_and(illustrative) as illustrative
  from marts.unit_figure
  where value is not null or missing = 'not_applicable'
  group by covenant, indicator, period
),

part as (
  select
    term.covenant,
    term.bloc,
    term.year,
    term.half,
    term.period,
    term.last_day,
    indicator.indicator,
    indicator.kind,
    indicator.across_units,
    indicator.across_year,
    indicator.may_be_negative,
    figure.unit,
    world.illustrative,
    coalesce(figure.missing = 'not_applicable' and figure.illustrative = world.illustrative, false)
      as not_applicable,
    coalesce(figure.value is not null and figure.illustrative = world.illustrative, false) as told,
    figure.value,
    figure.qualifier,
    figure.status,
    figure.numerator,
    figure.denominator,
    figure.denominator_qualifier,
    figure.denominator_status,
    figure.value >= grade.target as at_grade
  from core.term as term
  inner join marts.asked as asked using (covenant)
  inner join core.indicator as indicator using (indicator)
  left join marts.unit_figure as figure
    on figure.covenant = term.covenant and figure.indicator = indicator.indicator and figure.period = term.period
  left join world
    on world.covenant = term.covenant and world.indicator = indicator.indicator and world.period = term.period
  left join marts.obligation as grade
    on indicator.kind = 'grade' and grade.covenant = term.covenant and grade.unit is null
    and grade.indicator = indicator.indicator and grade.period = term.period
    and grade.illustrative = world.illustrative
  where term.half is distinct from 2 or figure.unit is not null
),

added as (
  select
    covenant,
    bloc,
    year,
    half,
    period,
    last_day,
    indicator,
    kind,
    across_units,
    across_year,
    may_be_negative,
    bool_and(illustrative) as illustrative,
    case when count(unit) > 0 then count(*) filter (where not not_applicable) end as expected,
    count(*) filter (where told) as reported,
    count(*) filter (where told and status in ('E', 'P')) as estimated,
    count(*) filter (where told and (status in ('E', 'P') or denominator_status in ('E', 'P')))
      as estimated_share,
    count(*) filter (where told and (numerator is null or denominator is null)) as without_parts,
    count(*) filter (where told and at_grade is null) as without_grade,
    sum(value) filter (where told) as total,
    case
      when kind = 'bool' then count(*) filter (where told and value = 1)
      when kind = 'grade' then count(*) filter (where told and at_grade)
      else sum(numerator) filter (where told)
    end as numerator,
    case
      when kind in ('bool', 'grade') then count(*) filter (where told)
      else sum(denominator) filter (where told)
    end as denominator,
    coalesce(bool_or(told and qualifier in ('>', '<')), false) as is_strict,
    coalesce(bool_or(told and qualifier in ('>', '>=')), false) as is_lower,
    coalesce(bool_or(told and qualifier in ('<', '<=')), false) as is_upper,
    coalesce(bool_or(told and qualifier = '~'), false) as is_loose,
    coalesce(bool_or(told and denominator_qualifier in ('>', '<')), false) as is_whole_strict,
    coalesce(bool_or(told and denominator_qualifier in ('>', '>=')), false) as is_whole_lower,
    coalesce(bool_or(told and denominator_qualifier in ('<', '<=')), false) as is_whole_upper,
    coalesce(bool_or(told and denominator_qualifier = '~'), false) as is_whole_loose
  from part
  group by
    covenant, bloc, year, half, period, last_day, indicator, kind, across_units, across_year, may_be_negative
),

silence as (
  select
    added.*,
    is_lower or (reported < expected and across_units = 'sum') as has_lower,
    is_loose or (reported < expected and (may_be_negative or across_units in ('ratio', 'weighted'))) as has_loose
  from added
)

select
  covenant,
  bloc,
  year,
  half,
  period,
  last_day,
  indicator,
  kind,
  across_units,
  across_year,
  'units' as basis,
  cast(case
    when reported = 0 then null
    when kind in ('bool') or (kind = 'grade' and without_grade = 0) then numerator
    when kind = 'grade' or (across_units <> 'sum' and (without_parts > 0 or denominator = 0)) then null
    when across_units = 'weighted' then cast(numerator as double) / cast(denominator as double)
    when across_units = 'ratio' then 100 * cast(numerator as double) / cast(denominator as double)
    else total
  end as decimal(38, 6)) as value,
  case
    when reported = 0 then null
    when kind in ('bool', 'grade') then '='
    when has_loose or (has_lower and is_upper) then '~'
    when has_lower and is_strict then '>'
    when has_lower then '>='
    when is_upper and is_strict then '<'
    when is_upper then '<='
    else '='
  end as qualifier,
  cast(case when kind not in ('bool', 'grade') and without_parts > 0 then null else numerator end
    as decimal(38, 6)) as numerator,
  cast(case when kind not in ('bool', 'grade') and without_parts > 0 then null else denominator end
    as decimal(38, 6)) as denominator,
  case
    when is_whole_loose or (is_whole_lower and is_whole_upper) then '~'
    when is_whole_lower and is_whole_strict then '>'
    when is_whole_lower then '>='
    when is_whole_upper and is_whole_strict then '<'
    when is_whole_upper then '<='
  end as denominator_qualifier,
  expected,
  reported,
  estimated,
  estimated_share,
  illustrative
from silence
union all
select
  term.covenant,
  term.bloc,
  term.year,
  term.half,
  term.period,
  term.last_day,
  told.indicator,
  indicator.kind,
  indicator.across_units,
  indicator.across_year,
  'own' as basis,
  told.value,
  told.qualifier,
  told.numerator,
  told.denominator,
  told.denominator_qualifier,
  cast(null as bigint) as expected,
  cast(null as bigint) as reported,
  cast(case when told.status in ('E', 'P') then 1 else 0 end as bigint) as estimated,
  cast(case when told.status in ('E', 'P') or told.denominator_status in ('E', 'P') then 1 else 0 end as bigint)
    as estimated_share,
  told.illustrative
from core.term as term
inner join marts.told as told on told.unit = term.bloc and told.period = term.period
inner join core.indicator as indicator on indicator.indicator = told.indicator
where told.value is not null
