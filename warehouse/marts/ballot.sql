-- One row per covenant, unit and question put to the vote: whether enough were there, and enough in favour.
-- The quorum is a part of those who may vote; the majority is more than a part of those present. Counts that cannot
-- be (more present than may vote) prove neither.
select
  vote.covenant,
  vote.unit,
  vote.question,
  vote.eligible,
  vote.present,
  vote.in_favour,
  vote.present <= vote.eligible and vote.in_favour <= vote.present
    and vote.present * scheme.quorum_whole >= vote.eligible * scheme.quorum_part as has_quorum,
  vote.in_favour * scheme.majority_whole > vote.present * scheme.majority_part as has_majority,
  vote.illustrative
from core.vote as vote
inner join core.scheme as scheme
  on scheme.covenant = vote.covenant and scheme.illustrative = vote.illustrative
