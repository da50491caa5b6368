-- Rows that must not exist: points beyond what a criterion gives or takes, or a total that its parts do not make.
select covenant, unit, criterion, stage, points, max_points
from marts.score
where points is not null and (
  max_points is null or points > greatest(max_points, 0) or points < least(max_points, 0)
  or possible > greatest(max_points, 0) or possible < least(max_points, 0)
)
union all
select ranking.covenant, ranking.unit, 'total' as criterion, ranking.stage, ranking.total as points, scheme.scale as max_points
from marts.ranking as ranking
inner join core.scheme as scheme using (covenant)
where ranking.stage <> 'recognised' and (
  abs(ranking.total - (ranking.content_points + ranking.bonus + ranking.deduction)) > 0.000001
  or ranking.content_points > scheme.content_scale + 0.000001
  or ranking.bonus > scheme.bonus_cap
)
