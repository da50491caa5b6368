-- One row per bloc, indicator and period that is behind or missed for the bloc as a whole, the widest gap first.
select named.*
from marts.named_progress as named
where named.unit is null
  and named.speaks
  and named.verdict in ('behind', 'missed')
  and list_contains($places, named.bloc || ' ' || named.period)
  and ($blocs is null or list_contains($blocs, named.bloc))
order by gap desc nulls last, named.bloc, named.indicator
