-- One row per unit, indicator and reason: who is left out of a bloc's comparison with a year before.
select
  out.unit,
  out.indicator,
  out.reason,
  out.against,
  out.illustrative,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.left_out as out
inner join core.unit as unit on unit.unit = out.unit
where out.bloc = $bloc
  and out.period = $period
  and ($indicator is null or out.indicator = $indicator)
  and ($blocs is null or list_contains($blocs, out.bloc))
order by out.reason, unit.name_vi, out.indicator
