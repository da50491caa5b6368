-- One row per covenant and scored unit at the stage that stands: whether it can be proposed, and its places if so.
-- Units that fail a gate, or that a ballot with quorum did not carry, keep their rank and make room for the next.
-- Tied units share the places from `first_place` to `last_place`; a ballot elsewhere in the bloc asks one of each unit.
with vote as (
  select
    covenant,
    unit,
    illustrative,
    bool_or(has_quorum) as has_quorum,
    bool_or(has_quorum and has_majority) as carried
  from marts.ballot
  group by covenant, unit, illustrative
),

held as (
  select distinct covenant, illustrative
  from vote
  where has_quorum
),

judged as (
  select
    ranking.*,
    case
      when ranking.rank is null then 'no_score'
      when ranking.gates_failed is not null then 'gated'
      when held.covenant is not null and not coalesce(vote.carried, false) then 'not_carried'
      when held.covenant is null and vote.unit is not null then 'no_quorum'
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
