-- One row per covenant and scored unit at the stage that stands: whether it can be proposed, and its places if so.
-- Units that fail a gate, or that the bloc's ballot on units as such (no award named) did not carry, keep their rank and
-- make room for the next. Tied units share the places from `first_place` to `last_place`.
with vote as (
  select
    ballot.covenant,
    ballot.unit,
    ballot.illustrative,
    bool_or(ballot.has_quorum) as has_quorum,
    bool_or(ballot.has_quorum and quota.award is null) as is_asked,
    bool_or(ballot.has_quorum and ballot.has_majority and quota.award is null) as is_carried
  from marts.ballot as ballot
  left join core.quota as quota
    on quota.covenant = ballot.covenant and quota.illustrative = ballot.illustrative
    and ballot.question in (quota.award, quota.name_vi)
  group by ballot.covenant, ballot.unit, ballot.illustrative
),

held as (
  select distinct covenant, illustrative
  from vote
  where is_asked
),

judged as (
  select
    ranking.*,
    case
      when ranking.rank is null then 'no_score'
      when ranking.gates_failed is not null then 'gated'
      when held.covenant is not null and not coalesce(vote.is_carried, false) then 'not_carried'
      when not vote.has_quorum then 'no_quorum'
      else 'stands'
    end as candidacy
  from marts.ranking as ranking
  inner join marts.standing_stage as standing on standing.covenant = ranking.covenant and standing.stage = ranking.stage
  left join vote
    on vote.covenant = ranking.covenant and vote.unit = ranking.unit and vote.illustrative = ranking.illustrative
  left join held on held.covenant = ranking.covenant and held.illustrative = ranking.illustrative
),

placed as (
  select
    covenant,
    unit,
    rank() over (partition by covenant order by rank) as first_place,
    count(*) over (partition by covenant, rank) as sharing
  from judged
  where candidacy in ('stands', 'no_quorum')
)

select
  judged.*,
  placed.first_place,
  placed.first_place + placed.sharing - 1 as last_place
from judged
left join placed using (covenant, unit)
