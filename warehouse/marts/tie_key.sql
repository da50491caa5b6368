-- One row per covenant, unit, stage, scenario and place in the order of ties: what is compared there, more being better.
with vote as (
  select covenant, unit, max(in_favour) as votes
  from marts.ballot
  where has_quorum
  group by covenant, unit
),

exceeding as (
  select progress.covenant, progress.unit, progress.illustrative, count(*) as exceeded
  from core.scheme as scheme
  inner join marts.progress as progress using (covenant, illustrative)
  where progress.unit is not null and progress.verdict = 'exceeded' and progress.period = cast(progress.year as varchar)
  group by progress.covenant, progress.unit, progress.illustrative
)

select
  tally.covenant,
  tally.unit,
  tally.stage,
  tally.scenario,
  tie.position,
  case tie.tie
    when 'content_points' then cast(tally.content_points as decimal(34, 2))
    when 'deduction' then cast(tally.deduction as decimal(34, 2))
    when 'main_group' then cast(tally.main_points as decimal(34, 2))
    when 'exceeded' then cast(coalesce(exceeding.exceeded, 0) as decimal(34, 2))
    when 'votes' then cast(vote.votes as decimal(34, 2))
  end as value
from marts.tally as tally
inner join core.scheme_tie as tie on tie.covenant = tally.covenant
left join vote on vote.covenant = tally.covenant and vote.unit = tally.unit
left join exceeding
  on exceeding.covenant = tally.covenant and exceeding.unit = tally.unit and exceeding.illustrative = tally.illustrative
