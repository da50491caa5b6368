-- Rows that must not exist: two rows of one point, cross-check, vote, award or target.
-- A real target and an illustrative one of the same place are two: they never meet.
select covenant, unit, criterion as fact, stage as kind, count(*) as times
from core.point
group by covenant, unit, criterion, stage
having count(*) > 1
union all
select covenant, unit, checked_by as fact, 'cross-check' as kind, count(*) as times
from core.cross_check
group by covenant, unit, checked_by
having count(*) > 1
union all
select covenant, unit, question as fact, 'vote' as kind, count(*) as times
from core.vote
group by covenant, unit, question
having count(*) > 1
union all
select covenant, unit, award as fact, stage as kind, count(*) as times
from core.award
group by covenant, unit, award, stage
having count(*) > 1
union all
select covenant, unit, indicator as fact, origin as kind, count(*) as times
from core.target
group by covenant, unit, indicator, origin, valid_from, illustrative
having count(*) > 1
