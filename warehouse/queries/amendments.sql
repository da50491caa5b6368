-- One row per target of one covenant that was amended: what it was, what it is, by which decision.
select
  amendment.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.measure_en,
  indicator.kind,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.amendment as amendment
inner join core.indicator as indicator using (indicator)
left join core.unit as unit on unit.unit = amendment.unit
where amendment.covenant = $covenant
  and ($blocs is null or list_contains($blocs, amendment.bloc))
order by amendment.amended_on, amendment.indicator, amendment.unit nulls first
