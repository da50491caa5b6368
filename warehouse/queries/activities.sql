-- One row per activity of one covenant's programme, in the order the document tells them.
select
  item.name_vi,
  item.name_en,
  item.kind,
  item.planned_on,
  item.done_on,
  item.planned_in,
  item.illustrative
from core.activity as item
left join core.covenant as covenant using (covenant)
where item.covenant = $covenant
  and (covenant.bloc is null or ($blocs is null or list_contains($blocs, covenant.bloc)))
order by item.position, item.activity
