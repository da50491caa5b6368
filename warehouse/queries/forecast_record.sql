-- One row per unit (null: the whole bloc) and indicator of a bloc's year that was forecast at half-year: what came.
select record.*
from marts.forecast_record as record
where record.bloc = $bloc
  and record.year = $year
  and record.unit is not distinct from $unit
  and ($blocs is null or list_contains($blocs, record.bloc))
order by record.indicator
