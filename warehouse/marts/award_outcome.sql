-- One row per covenant, scored unit and award of its quotas: what becomes of it by rank, gates, vote and quota.
-- The highest award takes the first places, the next one those after. What no rule decides is left to people: who is
-- tied across a border, and who was voted down for the award of its place and may have a lower one.
with quota as (
  select
    quota.*,
    sum(number) over (partition by covenant order by position) - number + 1 as first_of,
    sum(number) over (partition by covenant order by position) as last_of
  from core.quota as quota
),

placed as (
  select
    candidate.*,
    quota.award,
    quota.position,
    quota.name_vi as award_vi,
    quota.name_en as award_en,
    quota.number as quota,
    quota.decision,
    ballot.is_held and not ballot.is_carried as voted_down,
    ballot.votes as award_votes,
    case
      when candidate.candidacy in ('no_score', 'gated', 'not_carried') then candidate.candidacy
      when candidate.first_place >= quota.first_of and candidate.last_place <= quota.last_of then 'proposed'
      when candidate.first_place <= quota.last_of and candidate.last_place >= quota.first_of then 'tied'
      when candidate.last_place < quota.first_of then 'higher_award'
      else 'beyond_quota'
    end as by_place
  from marts.candidate as candidate
  inner join quota using (covenant, illustrative)
  inner join marts.award_ballot as ballot
    on ballot.covenant = candidate.covenant and ballot.unit = candidate.unit and ballot.award = quota.award
),

met as (
  select
    placed.*,
    case
      when by_place in ('proposed', 'tied', 'higher_award') and voted_down then 'not_carried'
      when by_place = 'higher_award' and bool_or(by_place = 'proposed' and voted_down) over (partition by covenant, unit)
        then 'left_open'
      else by_place
    end as outcome
  from placed
)

select
  met.*,
  count(*) filter (where outcome = 'proposed') over (partition by covenant, award) as used
from met
