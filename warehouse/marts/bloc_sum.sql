-- One row per covenant, indicator shown and period: what the units' figures add up to, and what leaves the sum open.
-- View: a step on the way to marts.bloc_figure.
-- Where one unit's figure is real, the illustrative ones stay out: their units are as good as silent.
-- Where no unit is known `expected` is empty, not zero: nobody has said that it does not apply.
with world as (
  select
    covenant,
    indicator,
    period,
    sum(units) as units,
    bool_and(illustrative) filter (where reported > 0 or not_applicable > 0) as illustrative
  from marts.world_sum
  group by covenant, indicator, period
),

invented as (
  select covenant, period, count(*) as units
  from core.expected_unit
  where as_invented
  group by covenant, period
)

select
  term.covenant,
  asked.indicator,
  term.period,
  world.illustrative,
  cast(
    world.units - coalesce(added.not_applicable, 0)
    - case when world.illustrative then 0 else coalesce(invented.units, 0) end as bigint
  ) as expected,
  coalesce(added.reported, 0) as reported,
  coalesce(added.estimated, 0) as estimated,
  coalesce(added.estimated_share, 0) as estimated_share,
  coalesce(added.without_parts, 0) as without_parts,
  coalesce(added.without_grade, 0) as without_grade,
  added.total,
  case indicator.kind
    when 'bool' then coalesce(added.yes, 0)
    when 'grade' then coalesce(added.at_grade, 0)
    else added.numerator
  end as numerator,
  case when indicator.kind in ('bool', 'grade') then coalesce(added.reported, 0) else added.denominator end
    as denominator,
  coalesce(added.is_strict, false) as is_strict,
  coalesce(added.is_lower, false) as is_lower,
  coalesce(added.is_upper, false) as is_upper,
  coalesce(added.is_loose, false) as is_loose,
  coalesce(added.is_whole_strict, false) as is_whole_strict,
  coalesce(added.is_whole_lower, false) as is_whole_lower,
  coalesce(added.is_whole_upper, false) as is_whole_upper,
  coalesce(added.is_whole_loose, false) as is_whole_loose
from core.term as term
inner join marts.asked as asked using (covenant)
inner join core.indicator as indicator using (indicator)
left join world
  on world.covenant = term.covenant and world.indicator = asked.indicator and world.period = term.period
left join marts.world_sum as added
  on added.covenant = term.covenant and added.indicator = asked.indicator and added.period = term.period
  and added.illustrative = world.illustrative
left join invented on invented.covenant = term.covenant and invented.period = term.period
where term.half is distinct from 2 or world.units is not null
