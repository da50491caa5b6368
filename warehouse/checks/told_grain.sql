-- Rows that must not exist: two figures of one reporter, indicator and second half, or of one unit in a covenant.
select cast(null as varchar) as covenant, unit, indicator, period, count(*) as times
from marts.second_half
group by unit, indicator, period
having count(*) > 1
union all
select covenant, unit, indicator, period, count(*) as times
from marts.unit_figure
group by covenant, unit, indicator, period
having count(*) > 1
