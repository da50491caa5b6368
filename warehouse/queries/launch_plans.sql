-- One row per launch plan, with its issuer and the document it is known from.
select
  plan.*,
  issuer.name_vi as issuer_vi,
  issuer.name_en as issuer_en,
  source.title as source_title,
  source.publisher as source_publisher,
  source.published_on as source_published_on
from core.launch_plan as plan
left join core.unit as issuer on issuer.unit = plan.issuer
left join core.source as source on source.source = plan.source
order by plan.year desc, plan.launch_plan
