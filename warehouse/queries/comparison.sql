-- One row per unit (null: the whole bloc) and indicator that compare with the same period a year before.
select
  comparison.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.kind,
  indicator.content_group,
  indicator.direction,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.comparison as comparison
inner join core.indicator as indicator using (indicator)
left join core.member_name as unit
  on unit.bloc = comparison.bloc and unit.year = comparison.year and unit.unit = comparison.unit
where comparison.bloc = $bloc
  and comparison.period = $period
  and ($indicator is null or comparison.indicator = $indicator)
  and ($blocs is null or list_contains($blocs, comparison.bloc))
order by comparison.unit nulls first, indicator.content_group, comparison.indicator
