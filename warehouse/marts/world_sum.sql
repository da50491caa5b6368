-- One row per covenant, indicator, period and world of what units told (null: nothing): what it adds up to, and how surely.
-- Illustrative and real never meet: each is added up by itself.
select
  figure.covenant,
  figure.indicator,
  figure.period,
  figure.illustrative,
  count(*) as units,
  count(*) filter (where figure.missing = 'not_applicable') as not_applicable,
  count(figure.value) as reported,
  count(figure.value) filter (where figure.status in ('E', 'P')) as estimated,
  count(figure.value) filter (where figure.status in ('E', 'P') or figure.denominator_status in ('E', 'P'))
    as estimated_share,
  count(figure.value) filter (where figure.numerator is null or figure.denominator is null) as without_parts,
  count(figure.value) filter (where grade.target is null) as without_grade,
  sum(figure.value) as total,
  count(*) filter (where figure.value = 1) as yes,
  count(*) filter (where figure.value >= grade.target) as at_grade,
  sum(figure.numerator) filter (where figure.value is not null) as numerator,
  sum(figure.denominator) filter (where figure.value is not null) as denominator,
  coalesce(bool_or(figure.qualifier in ('>', '<')), false) as is_strict,
  coalesce(bool_or(figure.qualifier in ('>', '>=')), false) as is_lower,
  coalesce(bool_or(figure.qualifier in ('<', '<=')), false) as is_upper,
  coalesce(bool_or(figure.qualifier = '~'), false) as is_loose,
  coalesce(bool_or(figure.value is not null and figure.denominator_qualifier in ('>', '<')), false) as is_whole_strict,
  coalesce(bool_or(figure.value is not null and figure.denominator_qualifier in ('>', '>=')), false) as is_whole_lower,
  coalesce(bool_or(figure.value is not null and figure.denominator_qualifier in ('<', '<=')), false) as is_whole_upper,
  coalesce(bool_or(figure.value is not null and figure.denominator_qualifier = '~'), false) as is_whole_loose
from marts.unit_figure as figure
inner join core.indicator as indicator using (indicator)
left join marts.obligation as grade
  on indicator.kind = 'grade' and grade.covenant = figure.covenant and grade.unit is null
  and grade.indicator = figure.indicator and grade.period = figure.period
  and grade.illustrative = figure.illustrative
group by figure.covenant, figure.indicator, figure.period, figure.illustrative
