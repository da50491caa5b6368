-- One row per covenant, unit, criterion, stage and scenario: the points and the most of a line, as they add up there.
-- Every stage is added up as it is; the stage that stands also under each test. An estimate moves a line by what it
-- moves the computed points; a line left out brings nothing, and its most stays.
with tested as (
  select score.*, scenario.scenario, scenario.test, scenario.factor, scenario.factor_of_others, scenario.content_group as moved,
    coalesce(scenario.unit = score.unit and scenario.criterion = score.criterion, false) as left_out
  from marts.score as score
  inner join marts.scoring_scenario as scenario using (covenant)
  left join marts.standing_stage as standing on standing.covenant = score.covenant and standing.stage = score.stage
  where scenario.scenario = 'as_is' or standing.covenant is not null
),

shifted as (
  select
    tested.*,
    case
      when left_out then 0
      else greatest(
        least(max_points, 0), least(greatest(max_points, 0), tested.points + coalesce(there.points - here.points, 0))
      )
    end as shifted,
    case
      when tested.test not in ('weight_up', 'weight_down') or tested.kind <> 'content' then 1.0
      when tested.content_group = tested.moved then factor
      else factor_of_others
    end as weight
  from tested
  left join marts.criterion_points as here
    on here.covenant = tested.covenant and here.unit = tested.unit and here.criterion = tested.criterion
    and here.scenario = 'as_is'
  left join marts.criterion_points as there
    on there.covenant = tested.covenant and there.unit = tested.unit and there.criterion = tested.criterion
    and there.scenario = tested.scenario
)

select
  covenant,
  unit,
  criterion,
  stage,
  scenario,
  kind,
  content_group,
  cast(cast(shifted as double) * cast(weight as double) as decimal(38, 12)) as points,
  cast(cast(possible as double) * cast(weight as double) as decimal(38, 12)) as possible,
  cast(cast(max_points as double) * cast(weight as double) as decimal(38, 12)) as max_points,
  case when kind = 'content' then 100 * cast(points as double) / nullif(cast(max_points as double), 0) end as share,
  state,
  estimated,
  illustrative
from shifted
