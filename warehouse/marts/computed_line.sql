-- One row per covenant, scored unit and criterion: the points computed from what was reported, and in words why.
-- `possible`: what the line may still bring, where a bound, the calendar or a judgement leaves it open.
with word as (
  select * from (
    values
    ('not_reported', 'chưa báo cáo', 'not reported'),
    ('not_due', 'chưa đến hạn báo cáo', 'not due yet'),
    ('not_applicable', 'không áp dụng', 'not applicable'),
    ('no_target', 'chưa có mục tiêu để chấm', 'no target to score against'),
    ('by_hand', 'chấm theo hồ sơ', 'given by hand')
  ) as word (state, reason, reason_en)
)

select
  figure.covenant,
  figure.unit,
  figure.criterion,
  figure.percent,
  case when figure.state = 'told' and points.points <> points.possible then 'open' else figure.state end as state,
  case
    when figure.state = 'told' then points.points
    when figure.state <> 'not_applicable' then 0
  end as points,
  case
    when figure.state = 'told' then points.possible
    when figure.state in ('not_due', 'by_hand') or (figure.state = 'no_target' and criterion.kind = 'content')
      then criterion.max_points
    when figure.state <> 'not_applicable' then 0
  end as possible,
  case
    when word.state is not null then word.reason
    when figure.cases is not null then concat(cast(cast(figure.cases as bigint) as varchar), ' lần hoặc ngày')
    when figure.percent is not null
      then concat('đạt ', replace(cast(cast(figure.percent as decimal(18, 1)) as varchar), '.', ','), '% mục tiêu')
  end as reason,
  case
    when word.state is not null then word.reason_en
    when figure.cases is not null then concat(cast(cast(figure.cases as bigint) as varchar), ' times or days')
    when figure.percent is not null
      then concat(cast(cast(figure.percent as decimal(18, 1)) as varchar), '% of the target')
  end as reason_en,
  nullif(concat_ws(' · ', told.file_name, told.sheet, told.cell), '') as evidence
from marts.criterion_figure as figure
inner join core.criterion as criterion using (covenant, criterion)
left join marts.criterion_points as points
  on points.covenant = figure.covenant and points.unit = figure.unit and points.criterion = figure.criterion
  and points.scenario = 'as_is'
left join word on word.state = figure.state
left join core.observation as told
  on told.unit = figure.unit and told.indicator = figure.indicator and told.period = cast(figure.year as varchar)
  and told.illustrative = figure.illustrative
