-- One row per movement named in one covenant or launch plan, in the order it names them.
select
  item.name_vi,
  item.name_en,
  item.kind,
  item.launched_by
from core.movement as item
left join core.covenant as covenant using (covenant)
where item.covenant = $covenant
  and (covenant.bloc is null or ($blocs is null or list_contains($blocs, covenant.bloc)))
order by item.position, item.movement
