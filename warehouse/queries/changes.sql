-- One row per value, verdict or rank of a bloc and year that is other than in an earlier build; changed before new ones.
select
  change.*,
  change.since = build.previous as of_refresh,
  case when change.before is null then 'new' when change.after is null then 'gone' else 'changed' end as became,
  case when change.relation = 'marts.ranking' then split_part(change.key, '/', 3) end as stage,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  indicator.measure,
  indicator.measure_en
from marts.change as change
cross join core.build as build
left join core.covenant as covenant using (covenant)
left join core.reporter as reporter
  on change.covenant is null and reporter.reporter = change.unit
  and cast(reporter.year as varchar) = left(change.period, 4)
left join core.unit as unit on unit.unit = change.unit
left join core.indicator as indicator on indicator.indicator = change.indicator
where coalesce(covenant.bloc, reporter.bloc) = $bloc and coalesce(covenant.year, reporter.year) = $year
  and ($since is null or change.since = $since)
  and ($blocs is null or list_contains($blocs, coalesce(covenant.bloc, reporter.bloc)))
order by
  of_refresh desc, change.since, change.relation, became = 'new', unit.name_vi nulls first, change.indicator,
  change.period, change.field
