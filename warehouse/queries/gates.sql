-- One row per unit, stage and gate of one bloc and year: passed, failed or unknown.
select
  gate.*,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.gate_outcome as gate
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = gate.unit
where covenant.bloc = $bloc and covenant.year = $year
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by unit.name_vi, gate.stage, gate.position
