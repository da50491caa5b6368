-- One row per covenant and scenario under which its scores are added up: as they are, and what they are tested with.
-- A content group's weight moves by five parts in a hundred of the scale; the others make room for it, or fill it: that
-- is one more weighing of the lines as they are, which `base` names.
with weight as (
  select
    scheme.covenant,
    coalesce(criterion.content_group, indicator.content_group) as content_group,
    cast(scheme.content_scale as double) as whole,
    cast(scheme.scale as double) / 20 as move,
    cast(sum(criterion.max_points) as double) as points
  from core.scheme as scheme
  inner join core.criterion as criterion using (covenant)
  left join core.indicator as indicator on indicator.indicator = criterion.indicator
  where criterion.kind = 'content' and coalesce(criterion.content_group, indicator.content_group) is not null
  group by scheme.covenant, coalesce(criterion.content_group, indicator.content_group), scheme.content_scale, scheme.scale
),

moved as (
  select covenant, content_group, 'weight_up' as test, points, whole, least(points + move, whole) as moved
  from weight
  where points < whole
  union all
  select covenant, content_group, 'weight_down' as test, points, whole, greatest(points - move, 0) as moved
  from weight
  where points < whole
)

select
  covenant, 'as_is' as scenario, 'as_is' as base, 'as_is' as test, cast(null as varchar) as content_group, cast(null as varchar) as unit,
  cast(null as varchar) as criterion, 1.0 as factor, 1.0 as factor_of_others
from core.scheme
union all
select distinct
  covenant, scenario, scenario as base, scenario as test, cast(null as varchar) as content_group, cast(null as varchar) as unit,
  cast(null as varchar) as criterion, 1.0 as factor, 1.0 as factor_of_others
from marts.criterion_points
where scenario <> 'as_is'
union all
select
  covenant, concat('without:', unit, '/', criterion) as scenario, concat('without:', unit, '/', criterion) as base,
  'without' as test, cast(null as varchar) as content_group, unit, criterion, 1.0 as factor, 1.0 as factor_of_others
from marts.disputed_line
union all
select
  covenant, concat(test, ':', content_group) as scenario, 'as_is' as base, test, content_group, cast(null as varchar) as unit,
  cast(null as varchar) as criterion, moved / points as factor, (whole - moved) / (whole - points) as factor_of_others
from moved
