-- One row per bloc, indicator and period that is behind or missed for the bloc as a whole, the widest gap first.
select attention.*
from marts.attention as attention
where list_contains($places, attention.bloc || ' ' || attention.period)
  and ($blocs is null or list_contains($blocs, attention.bloc))
order by gap desc nulls last, attention.bloc, attention.indicator
