-- Rows that must not exist: two rows of marts.progress with one key.
select covenant, bloc, unit, indicator, period, basis, count(*) as times
from marts.progress
group by covenant, bloc, unit, indicator, period, basis
having count(*) > 1
