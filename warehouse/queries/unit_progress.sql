-- One row per bloc and indicator: how one unit stands in one period.
select named.*
from marts.named_progress as named
where named.unit = $unit
  and named.period = $period
  and ($blocs is null or list_contains($blocs, named.bloc))
order by group_position nulls last, named.indicator
