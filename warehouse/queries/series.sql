-- One row per period of one indicator of a bloc, or of a unit in it, over the years: the figure, and what breaks the series.
select
  progress.period,
  progress.year,
  progress.basis,
  progress.measure,
  progress.actual as value,
  progress.qualifier,
  progress.target,
  progress.reported,
  progress.expected,
  comparison.break,
  comparison.comparable_units,
  comparison.left_out,
  progress.illustrative
from marts.progress as progress
left join marts.comparison as comparison
  on comparison.bloc = progress.bloc and comparison.unit is not distinct from progress.unit
  and comparison.indicator = progress.indicator and comparison.period = progress.period
  and comparison.basis = progress.basis
where progress.bloc = $bloc
  and progress.indicator = $indicator
  and progress.unit is not distinct from $unit
  and progress.speaks
  and progress.actual is not null
  and progress.period not like '%-S2'
  and ($blocs is null or list_contains($blocs, progress.bloc))
order by progress.year, progress.period desc
