-- One row per indicator and basis: how one bloc as a whole stands in one period.
select named.*
from marts.named_progress as named
where named.unit is null
  and named.bloc = $bloc
  and named.period = $period
  and ($blocs is null or list_contains($blocs, named.bloc))
order by group_position nulls last, named.indicator, named.basis
