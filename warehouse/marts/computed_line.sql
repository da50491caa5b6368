-- One row per covenant, scored unit and criterion: the points computed from what was reported, and in words why.
-- `possible`: what the line may still bring, where a bound, the calendar or a judgement leaves it open.
with explained as (
  select
    figure.*,
    criterion.kind,
    criterion.max_points,
    points.points as by_rule,
    points.possible as by_rule_possible,
    case
      when figure.state <> 'told' then figure.state
      when criterion.rule in ('per_case', 'late_report', 'missing_report', 'not_signed') then criterion.rule
      when figure.percent is not null then concat('percent', figure.qualifier)
      else figure.verdict
    end as word,
    case
      when criterion.rule = 'per_case' then figure.low
      when figure.cases is not null then figure.cases
      else figure.percent
    end as counted
  from marts.criterion_figure as figure
  inner join core.criterion as criterion using (covenant, criterion)
  left join marts.criterion_points as points
    on points.covenant = figure.covenant and points.unit = figure.unit and points.criterion = figure.criterion
    and points.scenario = 'as_is'
),

counted as (
  select
    explained.*,
    case
      when counted = floor(counted) then cast(cast(counted as decimal(30, 0)) as varchar)
      else cast(cast(counted as decimal(30, 1)) as varchar)
    end as number
  from explained
)

select
  counted.covenant,
  counted.unit,
  counted.criterion,
  counted.percent,
  counted.estimated,
  case when counted.state = 'told' and by_rule <> by_rule_possible then 'open' else counted.state end as state,
  case when counted.state = 'told' then by_rule when counted.state <> 'not_applicable' then 0 end as points,
  case
    when counted.state = 'told' then by_rule_possible
    when counted.state in ('not_due', 'by_hand') or (counted.state = 'no_target' and counted.kind = 'content')
      then counted.max_points
    when counted.state <> 'not_applicable' then 0
  end as possible,
  case when word.after_vi is null then word.before_vi
    else word.before_vi || replace(counted.number, '.', ',') || word.after_vi end as reason,
  case when word.after_en is null then word.before_en
    else word.before_en || counted.number || word.after_en end as reason_en,
  nullif(concat_ws(' · ', told.file_name, told.sheet, told.cell), '') as evidence
from counted
left join marts.score_word as word on word.word = counted.word
left join core.observation as told
  on told.unit = counted.unit and told.indicator = counted.indicator and told.period = cast(counted.year as varchar)
  and told.illustrative = counted.illustrative
