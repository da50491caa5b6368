-- One row per row of marts.progress whose target is nested in another: beside it, the target that holds it.
-- Each is judged by itself: “85%, of which over 45%” may meet the one and miss the other.
with nesting as (
  select distinct covenant, indicator, parent_target as parent, illustrative
  from core.target
  where parent_target is not null
)

select
  nested.covenant,
  nested.bloc,
  nested.year,
  nested.unit,
  nested.indicator,
  nested.period,
  nested.basis,
  nested.measure,
  nested.comparator,
  nested.target,
  nested.actual,
  nested.qualifier,
  nested.verdict,
  nesting.parent,
  parent.measure as parent_measure,
  parent.comparator as parent_comparator,
  parent.target as parent_target,
  parent.actual as parent_actual,
  parent.qualifier as parent_qualifier,
  parent.verdict as parent_verdict,
  nested.illustrative
from nesting
inner join marts.progress as nested
  on nested.covenant = nesting.covenant and nested.indicator = nesting.indicator
  and nested.illustrative = nesting.illustrative
left join marts.progress as parent
  on parent.covenant = nested.covenant and parent.unit is not distinct from nested.unit
  and parent.indicator = nesting.parent and parent.period = nested.period and parent.basis = nested.basis
  and parent.illustrative = nested.illustrative
where nested.target is not null
