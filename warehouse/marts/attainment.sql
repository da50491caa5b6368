-- One row per row of marts.figure, beside the target it is held against: what is done, in the target's measure.
-- View: a step on the way to marts.progress.
-- A target in per cent of a whole is met by the parts, whose bounds and estimates both count.
with aimed as (
  select
    figure.*,
    aim.target,
    aim.comparator,
    aim.origin,
    aim.assigned_target,
    aim.expected_percent,
    aim.expected_value,
    coalesce(aim.has_percent, false) as has_percent,
    coalesce(aim.measure, indicator.measure) as measure,
    coalesce(aim.measure = '%' and indicator.measure <> '%' and indicator.kind <> 'bool', false) as by_parts,
    coalesce(figure.illustrative, aim.illustrative) as world,
    indicator.kind,
    indicator.across_year,
    indicator.content_group
  from marts.figure as figure
  inner join core.indicator as indicator using (indicator)
  left join marts.aim as aim
    on aim.covenant = figure.covenant and aim.unit is not distinct from figure.unit
    and aim.indicator = figure.indicator and aim.period = figure.period
    and aim.world is not distinct from figure.illustrative
)

select
  aimed.covenant,
  term.bloc,
  term.year,
  term.half,
  aimed.unit,
  aimed.indicator,
  aimed.period,
  aimed.basis,
  aimed.kind,
  aimed.across_year,
  aimed.content_group,
  aimed.measure,
  aimed.target,
  aimed.comparator,
  aimed.origin,
  aimed.assigned_target,
  case
    when aimed.by_parts then cast(
      100 * cast(aimed.numerator as double) / nullif(cast(aimed.denominator as double), 0) as decimal(38, 6)
    )
    else aimed.value
  end as actual,
  case
    when not aimed.by_parts then aimed.qualifier
    when aimed.numerator is null or coalesce(aimed.denominator, 0) = 0 then null
    when aimed.reported < aimed.expected then '~'
    else share.result
  end as qualifier,
  aimed.numerator,
  aimed.denominator,
  aimed.expected,
  aimed.reported,
  case when aimed.by_parts then aimed.estimated_share else aimed.estimated end as estimated,
  aimed.has_percent,
  aimed.expected_percent,
  aimed.expected_value,
  coalesce(due.due_on, term.last_day) as due_on,
  aimed.speaks,
  coalesce(aimed.world, asked.illustrative, covenant.illustrative) as illustrative
from aimed
inner join core.covenant as covenant using (covenant)
left join marts.asked as asked on asked.covenant = aimed.covenant and asked.indicator = aimed.indicator
inner join core.term as term on term.covenant = aimed.covenant and term.period = aimed.period
left join core.due_governing as due
  on due.bloc = term.bloc and due.period = term.period and due.world is not distinct from aimed.world
left join marts.turned_bound as share
  on share.qualifier = aimed.qualifier and share.against = coalesce(aimed.denominator_qualifier, '=')
