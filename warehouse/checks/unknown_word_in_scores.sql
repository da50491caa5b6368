-- Rows that must not exist: a word of scores outside its closed list.
select 'stage' as word_of, stage as word
from marts.score
where stage not in ('computed', 'self', 'cross_check', 'appraised', 'voted', 'recognised')
union all
select 'state of a score' as word_of, state as word
from marts.score
where state not in ('told', 'open', 'given', 'not_reported', 'not_due', 'not_applicable', 'no_target', 'by_hand')
union all
select 'outcome of a gate' as word_of, outcome as word
from marts.gate_outcome
where outcome not in ('passed', 'failed', 'unknown')
union all
select 'outcome of a proposal' as word_of, outcome as word
from marts.award_proposal
where outcome not in (
  'proposed', 'tied', 'gated', 'not_carried', 'no_score', 'higher_award', 'left_open', 'beyond_quota'
)
