-- One row per unit (null: the whole bloc), period and basis: one indicator in one bloc and year.
select named.*
from marts.named_progress as named
where named.indicator = $indicator
  and named.bloc = $bloc
  and named.year = $year
  and named.period between cast($year as varchar) and concat(cast($year as varchar), '-S2')
  and ($blocs is null or list_contains($blocs, named.bloc))
order by named.period, named.unit nulls first
