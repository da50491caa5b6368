-- One row per unit (null: the whole bloc) and indicator with a target: beside the result of the year before.
select
  realism.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.content_group,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.target_realism as realism
inner join core.indicator as indicator using (indicator)
left join core.member_name as unit
  on unit.bloc = realism.bloc and unit.year = realism.year and unit.unit = realism.unit
where realism.covenant = $covenant
  and ($blocs is null or list_contains($blocs, realism.bloc))
order by realism.unit nulls first, indicator.content_group, realism.indicator
