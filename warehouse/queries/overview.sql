-- One row per bloc, period, verdict, basis and illustrative or not: how many indicators of the bloc stand so.
select
  progress.bloc,
  progress.period,
  progress.verdict,
  progress.basis,
  progress.illustrative,
  count(*) as indicators,
  sum(progress.estimated) as estimated
from marts.progress as progress
where progress.unit is null
  and progress.speaks
  and list_contains($places, progress.bloc || ' ' || progress.period)
  and ($blocs is null or list_contains($blocs, progress.bloc))
group by progress.bloc, progress.period, progress.verdict, progress.basis, progress.illustrative
order by progress.bloc, progress.period, progress.verdict
