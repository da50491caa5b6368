-- One row per covenant with scores: the furthest stage that all its scored units have reached, which proposals rest on.
with reached as (
  select covenant, stage, step, illustrative, count(*) as units
  from marts.stage_reached
  group by covenant, stage, step, illustrative
),

ordered as (
  select
    reached.*,
    row_number() over (partition by reached.covenant order by reached.step desc) as furthest
  from reached
  inner join (
    select covenant, count(*) as units from marts.scored_unit group by covenant
  ) as scored on scored.covenant = reached.covenant and scored.units = reached.units
)

select covenant, stage, step, units, illustrative
from ordered
where furthest = 1
