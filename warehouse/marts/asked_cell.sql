-- One row per covenant, period and indicator of which a unit's report is asked for a figure.
-- It has a target, is not computed, and is asked at half-year only if it is told then.
select distinct term.covenant, term.period, target.indicator
from core.term as term
inner join core.target as target on target.covenant = term.covenant
inner join core.indicator as indicator using (indicator)
where not indicator.computed and (term.half is null or indicator.across_year <> 'year_end')
