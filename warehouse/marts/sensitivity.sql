-- One row per covenant, unit and test: the rank at the stage that stands, and the rank that the test leaves it.
-- `estimates_apart` is the worst that five per cent can do to a unit: its own estimates against it, all others' for them.
with swing as (
  select
    covenant,
    unit,
    stage,
    illustrative,
    max(case when scenario = 'as_is' then rank end) as rank,
    min(case when scenario in ('as_is', 'estimates_up', 'estimates_down') then printed end) as lowest,
    max(case when scenario in ('as_is', 'estimates_up', 'estimates_down') then printed end) as highest,
    count(*) filter (where scenario = 'estimates_up') as swings
  from marts.placement
  group by covenant, unit, stage, illustrative
),

apart as (
  select
    one.covenant,
    one.unit,
    one.stage,
    one.illustrative,
    one.rank as rank_before,
    greatest(one.rank, 1 + count(*) filter (where other.unit <> one.unit and other.highest > one.lowest)) as rank_after
  from swing as one
  inner join swing as other
    on other.covenant = one.covenant and other.stage = one.stage and other.illustrative = one.illustrative
  where one.swings > 0 and one.rank is not null
  group by one.covenant, one.unit, one.stage, one.illustrative, one.rank
)

select
  here.covenant,
  here.unit,
  there.scenario as test,
  scenario.test as kind,
  scenario.content_group,
  scenario.unit as line_unit,
  scenario.criterion as line_criterion,
  here.stage,
  here.rank as rank_before,
  there.rank as rank_after,
  here.illustrative
from marts.placement as here
inner join marts.placement as there
  on there.covenant = here.covenant and there.unit = here.unit and there.stage = here.stage
  and there.illustrative = here.illustrative
inner join marts.scoring_scenario as scenario
  on scenario.covenant = there.covenant and scenario.scenario = there.scenario
where here.scenario = 'as_is' and there.scenario <> 'as_is'
union all
select
  covenant,
  unit,
  'estimates_apart' as test,
  'estimates_apart' as kind,
  cast(null as varchar) as content_group,
  cast(null as varchar) as line_unit,
  cast(null as varchar) as line_criterion,
  stage,
  rank_before,
  rank_after,
  illustrative
from apart
