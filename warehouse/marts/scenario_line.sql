-- One row per covenant, unit, criterion, stage and scenario that changes lines: the points of a line there.
-- Every stage is there as it is; the stage that stands also under each test. An estimate moves a line by what it moves
-- the computed points; a line left out brings nothing, and its most stays.
with tested as (
  select
    score.*,
    scenario.scenario,
    coalesce(scenario.unit = score.unit and scenario.criterion = score.criterion, false) as left_out
  from marts.score as score
  inner join marts.scoring_scenario as scenario on scenario.covenant = score.covenant and scenario.base = scenario.scenario
  left join marts.standing_stage as standing on standing.covenant = score.covenant and standing.stage = score.stage
  where scenario.scenario = 'as_is' or standing.covenant is not null
)

select
  tested.covenant,
  tested.unit,
  tested.criterion,
  tested.stage,
  tested.scenario,
  tested.kind,
  tested.content_group,
  case
    when tested.left_out then 0
    else greatest(
      least(tested.max_points, 0),
      least(greatest(tested.max_points, 0), tested.points + coalesce(there.points - here.points, 0))
    )
  end as points,
  tested.possible,
  tested.max_points,
  tested.state,
  tested.estimated,
  tested.illustrative
from tested
left join marts.criterion_points as there
  on there.scenario <> 'as_is' and there.scenario = tested.scenario and there.covenant = tested.covenant
  and there.unit = tested.unit and there.criterion = tested.criterion
left join marts.criterion_points as here
  on here.scenario = 'as_is' and there.covenant is not null and here.covenant = tested.covenant
  and here.unit = tested.unit and here.criterion = tested.criterion
