-- One row per unit (null: the whole bloc) and indicator with a target: what is still to come in a bloc's year.
select
  outlook.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.kind,
  indicator.content_group,
  indicator.direction,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  realism.last_year_result,
  realism.below as below_last_year
from marts.outlook as outlook
inner join core.indicator as indicator using (indicator)
left join core.member_name as unit
  on unit.bloc = outlook.bloc and unit.year = outlook.year and unit.unit = outlook.unit
left join marts.target_realism as realism
  on realism.covenant = outlook.covenant and realism.unit is not distinct from outlook.unit
  and realism.indicator = outlook.indicator and realism.illustrative = outlook.illustrative
where outlook.bloc = $bloc
  and outlook.year = $year
  and ($unit is null or outlook.unit = $unit)
  and ($blocs is null or list_contains($blocs, outlook.bloc))
order by outlook.unit nulls first, indicator.content_group, outlook.indicator
