-- One row per launch plan, with its issuer and the document it is known from.
select
  plan.*,
  (
    select min(post.post_vi) from core.post as post
    where post.person = plan.signed_by and post.source = plan.source
  ) as post_vi,
  (
    select min(post.post_en) from core.post as post
    where post.person = plan.signed_by and post.source = plan.source
  ) as post_en,
  issuer.name_vi as issuer_vi,
  issuer.name_en as issuer_en,
  source.title as source_title,
  source.publisher as source_publisher,
  source.published_on as source_published_on,
  source.note_vi as source_note_vi,
  source.note_en as source_note_en
from core.launch_plan as plan
left join core.unit as issuer on issuer.unit = plan.issuer
left join core.source as source on source.source = plan.source
order by plan.year desc, plan.launch_plan
