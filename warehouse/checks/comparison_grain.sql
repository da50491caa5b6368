-- Rows that must not exist: two rows of marts.comparison with one key.
select bloc, unit, indicator, period, against, count(*) as times
from marts.comparison
group by bloc, unit, indicator, period, against
having count(*) > 1
