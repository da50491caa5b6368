-- One row per covenant, unit, stage and scenario: the rank by the total as printed, then by the scheme's order of ties.
-- Standard competition ranking: 1, 2, 2, 4. What the order of ties leaves equal stays tied; no name breaks a tie.
-- Where no unit has reported anything there is nothing to rank: they are not all the first.
with key as (
  select
    covenant,
    unit,
    stage,
    scenario,
    max(case when position = 1 then value end) as key_1,
    max(case when position = 2 then value end) as key_2,
    max(case when position = 3 then value end) as key_3,
    max(case when position = 4 then value end) as key_4,
    max(case when position = 5 then value end) as key_5
  from marts.tie_key
  group by covenant, unit, stage, scenario
),

ranked as (
  select
    tally.*,
    case when tally.printed is not null and bool_or(tally.is_told) over (
      partition by tally.covenant, tally.illustrative, tally.stage, tally.scenario
    ) then rank() over (
      partition by tally.covenant, tally.illustrative, tally.stage, tally.scenario
      order by
        tally.printed desc nulls last, key.key_1 desc nulls last, key.key_2 desc nulls last,
        key.key_3 desc nulls last, key.key_4 desc nulls last, key.key_5 desc nulls last
    ) end as rank
  from marts.tally as tally
  left join key
    on key.covenant = tally.covenant and key.unit = tally.unit and key.stage = tally.stage
    and key.scenario = tally.scenario
)

select
  ranked.*,
  count(*) over (partition by covenant, illustrative, stage, scenario, rank) as sharing
from ranked
