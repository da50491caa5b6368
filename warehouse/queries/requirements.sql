-- One row per requirement of one launch plan, in order.
select requirement.position, requirement.text_vi, requirement.text_en
from core.requirement as requirement
where requirement.launch_plan = $launch_plan
order by requirement.position
