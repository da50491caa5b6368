-- Rows that must not exist: two rows of marts.completeness with one key.
select bloc, unit, period, count(*) as times
from marts.completeness
group by bloc, unit, period
having count(*) > 1
