-- One row per unit and test of one bloc and year: the rank as it stands and as the test leaves it.
select
  sensitivity.*,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  line.name_vi as line_vi,
  line.name_en as line_en,
  of_line.name_vi as of_unit_vi,
  of_line.name_en as of_unit_en,
  coalesce(own.text_vi, heading.text_vi) as group_vi,
  coalesce(own.text_en, heading.text_en) as group_en
from marts.sensitivity as sensitivity
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = sensitivity.unit
left join core.criterion as line
  on line.covenant = sensitivity.covenant and line.criterion = sensitivity.line_criterion
left join core.unit as of_line on of_line.unit = sensitivity.line_unit
left join core.content_group as own
  on own.covenant = sensitivity.covenant and own.content_group = sensitivity.content_group
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = sensitivity.content_group
where covenant.bloc = $bloc and covenant.year = $year
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by sensitivity.kind, sensitivity.test, sensitivity.rank_before nulls last, unit.name_vi
