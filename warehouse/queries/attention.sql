-- One row per bloc, indicator and period that is behind or missed for the bloc as a whole, the widest gap first.
select
  progress.covenant,
  progress.bloc,
  progress.year,
  progress.unit,
  progress.indicator,
  progress.period,
  progress.basis,
  progress.measure,
  case when progress.measure = indicator.measure then indicator.measure_en else progress.measure end as measure_en,
  progress.target,
  progress.comparator,
  progress.origin,
  progress.assigned_target,
  progress.unit_target_sum,
  progress.actual,
  progress.qualifier,
  progress.numerator,
  progress.denominator,
  progress.percent,
  progress.expected_percent,
  progress.verdict,
  progress.reported,
  progress.expected,
  progress.estimated,
  progress.across_year,
  progress.content_group,
  progress.illustrative,
  indicator.kind,
  indicator.direction,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  progress.expected_percent - progress.percent as gap
from marts.progress as progress
inner join core.indicator as indicator using (indicator)
where progress.unit is null
  and progress.verdict in ('behind', 'missed')
  and list_contains($places, progress.bloc || ' ' || progress.period)
  and ($blocs is null or list_contains($blocs, progress.bloc))
order by gap desc nulls last, progress.bloc, progress.indicator
