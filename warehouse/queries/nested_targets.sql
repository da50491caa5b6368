-- One row per unit (null: the whole bloc) and nested target of one covenant and period, beside the one that holds it.
select
  nested.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  holder.name_vi as parent_vi,
  holder.name_en as parent_en
from marts.nested_target as nested
inner join core.indicator as indicator on indicator.indicator = nested.indicator
inner join core.indicator as holder on holder.indicator = nested.parent
where nested.covenant = $covenant
  and nested.period = $period
  and ($blocs is null or list_contains($blocs, nested.bloc))
order by nested.parent, nested.indicator, nested.unit nulls first
