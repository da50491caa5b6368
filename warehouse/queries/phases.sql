-- One row per phase of one launch plan, in order.
select phase.phase, phase.name_vi, phase.name_en, phase.starts_on, phase.starts_precision, phase.ends_on,
  phase.content_vi, phase.content_en
from core.phase as phase
where phase.launch_plan = $launch_plan
order by phase.phase
