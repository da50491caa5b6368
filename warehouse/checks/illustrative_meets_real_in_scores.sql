-- Rows that must not exist: points, ranks or proposals of one world under a scheme, figures or votes of the other.
select score.covenant, score.unit, score.criterion, score.stage, 'scheme' as meets
from marts.score as score
inner join core.scheme as scheme using (covenant)
where score.illustrative <> scheme.illustrative
union all
select score.covenant, score.unit, score.criterion, score.stage, 'figure' as meets
from marts.score as score
inner join core.criterion as criterion using (covenant, criterion)
left join marts.progress as progress
  on progress.covenant = score.covenant and progress.unit = score.unit and progress.indicator = criterion.indicator
  and progress.period = cast(score.year as varchar) and progress.illustrative = score.illustrative
where score.given_at = 'computed' and score.state in ('told', 'open') and criterion.indicator is not null
  and progress.covenant is null
union all
select score.covenant, score.unit, score.criterion, score.stage, 'points' as meets
from marts.score as score
left join core.point as point
  on point.covenant = score.covenant and point.unit = score.unit and point.criterion = score.criterion
  and point.stage = score.given_at and point.illustrative = score.illustrative
where score.given_at <> 'computed' and point.covenant is null
union all
select ranking.covenant, ranking.unit, cast(null as varchar) as criterion, ranking.stage, 'rank' as meets
from marts.ranking as ranking
inner join core.scheme as scheme using (covenant)
where ranking.illustrative <> scheme.illustrative
union all
select ranking.covenant, ranking.unit, cast(null as varchar) as criterion, ranking.stage, 'vote' as meets
from marts.ranking as ranking
left join core.vote as vote
  on vote.covenant = ranking.covenant and vote.unit = ranking.unit and vote.illustrative = ranking.illustrative
where ranking.votes is not null and vote.covenant is null
