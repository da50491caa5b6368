-- Rows that must not exist: a bloc's figure or verdict in which illustrative and real meet.
select progress.covenant, progress.unit, progress.indicator, progress.period
from marts.progress as progress
inner join core.observation as told
  on told.unit = coalesce(progress.unit, progress.bloc) and told.indicator = progress.indicator
  and told.period = progress.period
where told.value is not null and progress.actual is not null and told.illustrative <> progress.illustrative
  and (progress.unit is not null or progress.basis = 'own')
