-- Rows that must not exist: two standing values of one unit, indicator and period.
select unit, indicator, period, count(*) as times
from core.observation
group by unit, indicator, period
having count(*) > 1
