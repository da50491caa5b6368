-- Rows that must not exist: a standing value, target, point, check, vote or award of a code the reference does not know.
with told as (
  select unit, indicator, 'observation' as relation
  from core.observation
  union all
  select unit, indicator, 'target' as relation
  from core.target
  union all
  select unit, cast(null as varchar) as indicator, 'point' as relation
  from core.point
  union all
  select unit, cast(null as varchar) as indicator, 'cross-check' as relation
  from core.cross_check
  union all
  select checked_by as unit, cast(null as varchar) as indicator, 'cross-check' as relation
  from core.cross_check
  union all
  select unit, cast(null as varchar) as indicator, 'vote' as relation
  from core.vote
  union all
  select unit, cast(null as varchar) as indicator, 'award' as relation
  from core.award
)

select told.relation, told.unit, told.indicator
from told
left join core.unit as unit on unit.unit = told.unit
left join core.bloc as bloc on bloc.bloc = told.unit
left join core.indicator as indicator on indicator.indicator = told.indicator
where (told.unit is not null and unit.unit is null and bloc.bloc is null)
  or (told.indicator is not null and indicator.indicator is null)
