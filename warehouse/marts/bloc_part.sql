-- One row per covenant, indicator shown, period and expected unit (null: none is known): what enters the bloc's figure.
-- View: a step on the way to marts.bloc_figure.
-- Illustrative and real never meet: where one unit's figure is real, the illustrative ones stay out.
with world as (
  select covenant, indicator, period, bool_and(illustrative) as illustrative
  from marts.unit_figure
  where value is not null or missing = 'not_applicable'
  group by covenant, indicator, period
)

select
  term.covenant,
  asked.indicator,
  term.period,
  figure.unit,
  coalesce(figure.missing = 'not_applicable' and figure.illustrative = world.illustrative, false) as not_applicable,
  coalesce(figure.value is not null and figure.illustrative = world.illustrative, false) as told,
  figure.value,
  figure.qualifier,
  figure.numerator,
  figure.denominator,
  figure.denominator_qualifier,
  figure.value >= grade.target as at_grade,
  coalesce(figure.status in ('E', 'P'), false) as estimated,
  coalesce(figure.denominator_status in ('E', 'P'), false) as estimated_whole,
  world.illustrative
from core.term as term
inner join marts.asked as asked using (covenant)
inner join core.indicator as indicator using (indicator)
left join marts.unit_figure as figure
  on figure.covenant = term.covenant and figure.indicator = asked.indicator and figure.period = term.period
left join world
  on world.covenant = term.covenant and world.indicator = asked.indicator and world.period = term.period
left join marts.obligation as grade
  on indicator.kind = 'grade' and grade.covenant = term.covenant and grade.unit is null
  and grade.indicator = asked.indicator and grade.period = term.period
  and grade.illustrative = world.illustrative
where term.half is distinct from 2 or figure.unit is not null
