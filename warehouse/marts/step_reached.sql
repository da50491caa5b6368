-- One row per end of a figure (marts.criterion_bound) and criterion by steps: the share of its points reached there.
select
  bound.covenant,
  bound.unit,
  bound.criterion,
  bound.scenario,
  bound.bound,
  max(step.share) as share
from marts.criterion_bound as bound
inner join core.criterion_step as step
  on step.covenant = bound.covenant and step.criterion = bound.criterion
  and step.at_least <= bound.percent
group by bound.covenant, bound.unit, bound.criterion, bound.scenario, bound.bound
