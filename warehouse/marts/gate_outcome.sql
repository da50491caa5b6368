-- One row per covenant, unit, stage and gate: passed, failed or unknown; what the leader states goes before what we hold.
select
  placement.covenant,
  placement.unit,
  placement.stage,
  gate.gate,
  gate.position,
  gate.name_vi,
  gate.name_en,
  coalesce(
    stated.outcome,
    case when gate.rule = 'grade_at_least' then
      case when graded.at_least >= wanted.at_least then 'passed'
        when placement.printed is not null then 'failed' end
    end,
    fact.outcome,
    'unknown'
  ) as outcome,
  stated.note,
  placement.illustrative
from marts.placement as placement
inner join core.gate as gate using (covenant)
left join core.scheme_grade as wanted on wanted.covenant = gate.covenant and wanted.grade = gate.grade
left join marts.graded as graded
  on graded.covenant = placement.covenant and graded.unit = placement.unit and graded.stage = placement.stage
left join marts.gate_fact as fact
  on fact.covenant = placement.covenant and fact.unit = placement.unit and fact.gate = gate.gate
left join core.gate_statement as stated
  on stated.covenant = placement.covenant and stated.unit = placement.unit and stated.gate = gate.gate
  and stated.illustrative = placement.illustrative
where placement.scenario = 'as_is'
