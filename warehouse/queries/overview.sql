-- One row per bloc, period, verdict, basis and illustrative or not: how many indicators of the bloc stand so.
with place as (
  select split_part(place, ' ', 1) as bloc, split_part(place, ' ', 2) as period
  from (select unnest($places) as place) as asked
)

select
  progress.bloc,
  progress.period,
  progress.verdict,
  progress.basis,
  progress.illustrative,
  count(*) as indicators,
  sum(progress.estimated) as estimated
from marts.progress as progress
inner join place on place.bloc = progress.bloc and place.period = progress.period
where progress.unit is null
  and progress.speaks
  and ($blocs is null or list_contains($blocs, progress.bloc))
group by progress.bloc, progress.period, progress.verdict, progress.basis, progress.illustrative
order by progress.bloc, progress.period, progress.verdict
