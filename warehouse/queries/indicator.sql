-- One row: what one indicator is.
select indicator.*, heading.text_vi as group_vi, heading.text_en as group_en
from core.indicator as indicator
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = indicator.content_group
where indicator.indicator = $indicator
