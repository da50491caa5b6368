-- One row per unit of one covenant and question put to the vote: how many were there, and what the ballot decided.
select
  vote.*,
  ballot.has_quorum,
  ballot.has_majority,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from core.vote as vote
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = vote.unit
left join marts.ballot as ballot
  on ballot.covenant = vote.covenant and ballot.unit = vote.unit and ballot.question = vote.question
  and ballot.illustrative = vote.illustrative
where vote.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by vote.question, vote.in_favour desc nulls last, unit.name_vi
