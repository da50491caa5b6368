-- One row per row of marts.progress, with the words that name it and what stands in its cell.
-- View: the words are joined when a page asks for its few rows.
-- `gap`: how many percent points are missing to what is expected by then; below zero it is ahead.
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
  progress.speaks,
  progress.across_year,
  progress.content_group,
  progress.illustrative,
  indicator.kind,
  indicator.direction,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  told.missing,
  told.status,
  told.raw_text,
  told.submission is not null as has_cell,
  sent.received_at is not null as has_reported,
  heading.position as group_position,
  heading.text_vi as group_vi,
  heading.text_en as group_en,
  progress.expected_percent - progress.percent as gap
from marts.progress as progress
inner join core.indicator as indicator using (indicator)
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = indicator.content_group
left join core.member_name as unit
  on unit.bloc = progress.bloc and unit.year = progress.year and unit.unit = progress.unit
left join marts.completeness as sent
  on sent.bloc = progress.bloc and sent.unit = progress.unit and sent.period = progress.period
left join core.observation as told
  on told.unit = coalesce(progress.unit, progress.bloc) and told.indicator = progress.indicator
  and told.period = progress.period and told.illustrative = progress.illustrative
  and (progress.unit is not null or progress.basis = 'own') and progress.period not like '%-S2'
