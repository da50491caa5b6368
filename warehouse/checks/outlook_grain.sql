-- Rows that must not exist: two rows of marts.outlook with one key, or a chance that is none.
select covenant, unit, indicator, count(*) as times, max(chance) as chance
from marts.outlook
group by covenant, unit, indicator
having count(*) > 1 or min(chance) < 0 or max(chance) > 1 or bool_or(low > forecast or forecast > high)
