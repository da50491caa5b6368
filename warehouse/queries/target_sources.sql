-- One row per unit (null: the whole bloc), indicator, origin and first day of one covenant's targets: where it is stated.
select
  target.unit,
  target.indicator,
  target.origin,
  target.valid_from,
  target.decision,
  target.file_name,
  target.sheet,
  target.cell,
  target.illustrative,
  source.title as source_title,
  unit.name_vi as unit_vi
from core.target as target
inner join core.covenant as covenant using (covenant)
left join core.source as source on source.source = target.source
left join core.unit as unit on unit.unit = target.unit
where target.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by target.indicator, target.unit nulls first, target.origin, target.valid_from
