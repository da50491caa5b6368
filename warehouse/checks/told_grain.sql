-- Rows that must not exist: two figures of one reporter, indicator and second half.
-- Of other periods checks/observation_grain tells it, and of a unit in a covenant checks/progress_grain.
select unit, indicator, period, count(*) as times
from marts.second_half
group by unit, indicator, period
having count(*) > 1
