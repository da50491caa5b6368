-- One row per unit and indicator: how each unit of one bloc stands in one period, silent ones included.
select named.*
from marts.named_progress as named
where named.unit is not null
  and named.bloc = $bloc
  and named.period = $period
  and ($blocs is null or list_contains($blocs, named.bloc))
order by group_position nulls last, named.indicator, named.unit
