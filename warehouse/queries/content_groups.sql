-- One row per content group of one covenant or launch plan, in its order.
select
  item.content_group,
  item.position,
  item.text_vi,
  item.text_en
from core.content_group as item
left join core.covenant as covenant using (covenant)
where item.covenant = $covenant
  and (covenant.bloc is null or ($blocs is null or list_contains($blocs, covenant.bloc)))
order by item.position
