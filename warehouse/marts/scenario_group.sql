-- One row per covenant, unit, stage, scenario, kind and content group (null: none): what its lines add up to, weighed.
with grouped as (
  select
    covenant,
    unit,
    stage,
    scenario as base,
    kind,
    content_group,
    sum(points) as points,
    sum(possible) as possible,
    sum(max_points) as most,
    min(case when kind = 'content' then 100 * cast(points as double) / nullif(cast(max_points as double), 0) end)
      as weakest,
    count(*) filter (where state = 'not_reported' and kind = 'content') as not_reported,
    count(*) filter (where estimated) as estimated,
    count(*) filter (where kind = 'content' and state in ('told', 'open', 'given', 'not_reported')) as decided,
    illustrative
  from marts.scenario_line
  group by covenant, unit, stage, scenario, kind, content_group, illustrative
),

weighed as (
  select
    grouped.*,
    scenario.scenario,
    case
      when grouped.kind <> 'content' or scenario.test not in ('weight_up', 'weight_down') then 1.0
      when grouped.content_group = scenario.content_group then cast(scenario.factor as double)
      else cast(scenario.factor_of_others as double)
    end as weight
  from grouped
  inner join marts.scoring_scenario as scenario
    on scenario.covenant = grouped.covenant and scenario.base = grouped.base
  left join marts.standing_stage as standing
    on standing.covenant = grouped.covenant and standing.stage = grouped.stage
  where scenario.scenario = scenario.base or standing.covenant is not null
)

select
  covenant,
  unit,
  stage,
  scenario,
  kind,
  content_group,
  cast(cast(points as double) * weight as decimal(38, 12)) as points,
  cast(cast(possible as double) * weight as decimal(38, 12)) as possible,
  cast(cast(most as double) * weight as decimal(38, 12)) as most,
  weakest,
  not_reported,
  estimated,
  decided,
  illustrative
from weighed
