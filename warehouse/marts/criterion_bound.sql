-- One row per covenant, scored unit, criterion told of, scenario and end (low, high): the value there, beside the target.
-- A scenario is one more key: as it is, or with every estimated value five per cent up or down. An open end is null.
-- `share` of the target is as near as a double comes, and of a target of 0 all or nothing; `percent` is what thresholds
-- are held against.
with scenario as (
  select * from (values ('as_is', 1.00), ('estimates_up', 1.05), ('estimates_down', 0.95)) as word (scenario, factor)
),

shifted as (
  select
    figure.*,
    scenario.scenario,
    cast(cast(figure.low as double) * cast(scenario.factor as double) as decimal(38, 9)) as low_value,
    cast(cast(figure.high as double) * cast(scenario.factor as double) as decimal(38, 9)) as high_value
  from marts.criterion_figure as figure
  cross join scenario
  where figure.state = 'told' and figure.cases is null and (scenario.scenario = 'as_is' or figure.estimated)
),

met as (
  select
    shifted.*,
    case comparator
      when '>=' then low_value >= target
      when '>' then low_value > target or (low_value = target and qualifier = '>')
      when '<=' then low_value <= target
      when '<' then low_value < target
      else low_value = target and high_value = target
    end as low_met,
    case comparator
      when '>=' then coalesce(high_value >= target, true)
      when '>' then coalesce(high_value > target, true)
      when '<=' then coalesce(high_value <= target, false)
      when '<' then coalesce(high_value < target or (high_value = target and qualifier = '<'), false)
      else low_value <= target and coalesce(high_value >= target, true)
    end as high_met
  from shifted
),

bound as (
  select covenant, unit, criterion, scenario, 'low' as bound, low_value as value, target, comparator, low_met as is_met
  from met
  union all
  select covenant, unit, criterion, scenario, 'high' as bound, high_value as value, target, comparator, high_met as is_met
  from met
),

shared as (
  select
    bound.*,
    case
      when comparator in ('<=', '<') then coalesce(
        cast(target as double) / nullif(cast(value as double), 0), case when value is null then 0 else 1 end
      )
      when target > 0 then coalesce(cast(value as double) / cast(target as double), 1e9)
      when is_met then 1
      else 0
    end as share
  from bound
)

select
  shared.*,
  cast(least(100 * share, 1e12) as decimal(38, 9)) as percent
from shared
