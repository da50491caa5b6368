-- One row per covenant, scored unit, criterion and scenario: the points that its rule gives, and those that may still be.
-- `points` are proved: the least of both ends of a bound, for a deduction the smaller one; `possible` is the other end.
with ended as (
  select
    bound.covenant,
    bound.unit,
    bound.criterion,
    bound.scenario,
    criterion.kind,
    criterion.max_points,
    abs(cast(coalesce(criterion.cap, criterion.max_points) as double)) as most,
    abs(cast(criterion.max_points as double)) * case criterion.rule
      when 'floor' then case when bound.percent < criterion.floor then 0 else least(1, bound.share) end
      when 'steps' then coalesce(cast(step.share as double), 0) / 100
      when 'all_or_nothing' then case when bound.is_met then 1 else 0 end
      else greatest(0, least(1, bound.share))
    end as by_share,
    case
      when criterion.rule = 'lower_is_better' and bound.target = 0 then greatest(
        0, coalesce(cast(criterion.max_points as double) - cast(criterion.per_case as double) * cast(bound.value as double), 0)
      )
      when criterion.rule = 'per_case'
        then coalesce(greatest(0, cast(criterion.per_case as double) * cast(bound.value as double)), 1e9)
      when criterion.rule = 'beyond_target' then cast(criterion.per_step as double) * floor(
        cast(greatest(0, cast(bound.percent as double) - 100) / cast(criterion.step_percent as double) as decimal(38, 9))
      )
    end as by_count
  from marts.criterion_bound as bound
  inner join core.criterion as criterion using (covenant, criterion)
  left join marts.step_reached as step
    on step.covenant = bound.covenant and step.unit = bound.unit and step.criterion = bound.criterion
    and step.scenario = bound.scenario and step.bound = bound.bound
),

counted as (
  select
    figure.covenant,
    figure.unit,
    figure.criterion,
    -least(
      abs(cast(coalesce(criterion.cap, criterion.max_points) as double)),
      cast(coalesce(criterion.per_day, criterion.per_case) as double) * cast(figure.cases as double)
    ) as points
  from marts.criterion_figure as figure
  inner join core.criterion as criterion using (covenant, criterion)
  where figure.cases is not null
)

select
  covenant,
  unit,
  criterion,
  scenario,
  cast(min(least(most, coalesce(by_count, by_share))) * case when kind = 'deduction' then -1 else 1 end
    as decimal(38, 12)) as points,
  cast(max(least(most, coalesce(by_count, by_share))) * case when kind = 'deduction' then -1 else 1 end
    as decimal(38, 12)) as possible
from ended
group by covenant, unit, criterion, scenario, kind
union all
select
  covenant,
  unit,
  criterion,
  'as_is' as scenario,
  cast(points as decimal(38, 12)) as points,
  cast(points as decimal(38, 12)) as possible
from counted
