-- One row per unit (null: the whole bloc) and nested target of one covenant and period, beside the one that holds it.
select nested.*
from marts.nested_target as nested
where nested.covenant = $covenant
  and nested.period = $period
  and ($blocs is null or list_contains($blocs, nested.bloc))
order by nested.parent, nested.indicator, nested.unit nulls first
