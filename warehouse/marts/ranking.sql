-- One row per covenant, unit and stage: points, total, rank, grade, and the gates that keep a ranked unit from an award.
-- total = content_points + bonus + deduction, the last below nought; content lines count `scaling` times, since what does
-- not apply is shared out over the rest. `provisional` until the scheme's last stage. To gain a place a unit needs more
-- than `to_gain` points beyond what it has; it keeps its place while it loses fewer than `to_lose`.
with gate as (
  select
    covenant,
    unit,
    stage,
    string_agg(case when outcome = 'failed' then gate end, ', ' order by position) as gates_failed,
    string_agg(case when outcome = 'unknown' then gate end, ', ' order by position) as gates_unknown
  from marts.gate_outcome
  group by covenant, unit, stage
),

vote as (
  select covenant, unit, max(in_favour) as votes
  from marts.ballot
  where has_quorum
  group by covenant, unit
),

near as (
  select
    one.covenant,
    one.unit,
    one.stage,
    min(case when other.rank < one.rank then other.printed - one.printed end) as to_gain,
    min(case when other.rank > one.rank then one.printed - other.printed end) as to_lose
  from marts.placement as one
  inner join marts.placement as other
    on other.covenant = one.covenant and other.stage = one.stage and other.scenario = 'as_is'
    and other.illustrative = one.illustrative
  where one.scenario = 'as_is'
  group by one.covenant, one.unit, one.stage
)

select
  placement.covenant,
  covenant.bloc,
  covenant.year,
  placement.unit,
  placement.stage,
  placement.scaling,
  placement.content_points,
  placement.bonus,
  placement.deduction,
  placement.total,
  placement.possible,
  placement.printed,
  placement.rank,
  coalesce(placement.sharing > 1 and placement.rank is not null, false) as tied,
  graded.grade,
  graded.name_vi as grade_vi,
  graded.name_en as grade_en,
  vote.votes,
  gate.gates_failed,
  gate.gates_unknown,
  case when gate.gates_failed is not null then false when gate.gates_unknown is null then true end as eligible,
  near.to_gain,
  near.to_lose,
  placement.not_reported,
  placement.estimated,
  stage.step < last.step as provisional,
  placement.illustrative
from marts.placement as placement
inner join core.covenant as covenant using (covenant)
inner join core.scheme as scheme using (covenant)
inner join marts.scoring_stage as stage on stage.stage = placement.stage
inner join marts.scoring_stage as last on last.stage = scheme.final_stage
left join gate on gate.covenant = placement.covenant and gate.unit = placement.unit and gate.stage = placement.stage
left join marts.graded as graded
  on graded.covenant = placement.covenant and graded.unit = placement.unit and graded.stage = placement.stage
left join vote on vote.covenant = placement.covenant and vote.unit = placement.unit
left join near on near.covenant = placement.covenant and near.unit = placement.unit and near.stage = placement.stage
where placement.scenario = 'as_is'
