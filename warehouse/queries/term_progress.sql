-- One row per unit (null: the whole bloc), indicator and period of one covenant with a target of several years.
select
  term.*,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.measure_en,
  indicator.kind,
  indicator.content_group
from marts.term_progress as term
inner join core.indicator as indicator using (indicator)
where term.covenant = $covenant
  and ($blocs is null or list_contains($blocs, term.bloc))
order by indicator.content_group, term.indicator, term.unit nulls first, term.period
