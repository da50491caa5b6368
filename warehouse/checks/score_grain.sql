-- Rows that must not exist: two lines, ranks, proposals or tests with one key.
select covenant, unit, criterion as line, stage, count(*) as times
from marts.score
group by covenant, unit, criterion, stage
having count(*) > 1
union all
select covenant, unit, 'rank' as line, stage, count(*) as times
from marts.ranking
group by covenant, unit, stage
having count(*) > 1
union all
select covenant, unit, award as line, 'proposal' as stage, count(*) as times
from marts.award_proposal
group by covenant, unit, award
having count(*) > 1
union all
select covenant, unit, test as line, 'test' as stage, count(*) as times
from marts.sensitivity
group by covenant, unit, test
having count(*) > 1
