-- One row per earlier build or review: how much of a bloc's year, or of one unit's, is other than it was then.
select
  change.since,
  change.since = build.previous as of_refresh,
  count(distinct change.key) filter (where change.relation = 'core.observation') as figures,
  count(distinct change.key) filter (where change.relation = 'marts.progress') as verdicts,
  count(distinct change.key) filter (where change.relation = 'marts.ranking') as ranks
from marts.change as change
cross join core.build as build
left join core.covenant as covenant using (covenant)
left join core.reporter as reporter
  on change.covenant is null and reporter.reporter = change.unit
  and cast(reporter.year as varchar) = left(change.period, 4)
where coalesce(covenant.bloc, reporter.bloc) = $bloc and coalesce(covenant.year, reporter.year) = $year
  and ($unit is null or change.unit = $unit)
  and ($blocs is null or list_contains($blocs, coalesce(covenant.bloc, reporter.bloc)))
group by change.since, of_refresh
order by of_refresh desc, change.since
