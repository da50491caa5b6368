-- One row per covenant, scored unit and award of its quotas: what becomes of it by rank, gates, vote and quota.
-- The highest award takes the first places, the next one those after; who is tied across a border is left to the parent.
with quota as (
  select
    quota.*,
    sum(number) over (partition by covenant order by position) - number + 1 as first_of,
    sum(number) over (partition by covenant order by position) as last_of
  from core.quota as quota
),

met as (
  select
    candidate.*,
    quota.award,
    quota.position,
    quota.name_vi as award_vi,
    quota.name_en as award_en,
    quota.number as quota,
    case
      when candidate.candidacy in ('no_score', 'gated', 'not_carried') then candidate.candidacy
      when candidate.first_place >= quota.first_of and candidate.last_place <= quota.last_of then 'proposed'
      when candidate.first_place <= quota.last_of and candidate.last_place >= quota.first_of then 'tied'
      when candidate.last_place < quota.first_of then 'higher_award'
      else 'beyond_quota'
    end as outcome
  from marts.candidate as candidate
  inner join quota using (covenant, illustrative)
)

select
  met.*,
  count(*) filter (where outcome = 'proposed') over (partition by covenant, award) as used
from met
