-- One row per bloc, indicator and period that is behind or missed for the bloc as a whole.
select named.*
from marts.named_progress as named
where named.unit is null and named.speaks and named.verdict in ('behind', 'missed')
