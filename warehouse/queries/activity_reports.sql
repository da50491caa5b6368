-- One row per activity that a unit's report tells of under one covenant, in the order of days.
select
  told.unit,
  told.activity,
  told.name_vi,
  told.done_on,
  told.evidence,
  told.note,
  told.file_name,
  told.sheet,
  told.cell,
  told.illustrative,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from core.activity_report as told
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = told.unit
where told.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by told.done_on nulls last, unit.name_vi, told.position
