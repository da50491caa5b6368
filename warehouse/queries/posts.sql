-- One row per person, unit and day of a published post, the newest first, with the document that states it.
select
  post.person,
  post.unit,
  post.post_vi,
  post.post_en,
  post.dated,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  source.title as source_title,
  source.publisher as source_publisher
from core.post as post
left join core.unit as unit using (unit)
left join core.source as source on source.source = post.source
order by post.dated desc nulls last, post.person
