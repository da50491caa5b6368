-- One row per covenant, period and indicator of which a unit's report is asked for a figure.
-- A document sets a target for it, it is not computed, and at half-year it is told then. What one unit
-- registers for itself is asked of no other.
select distinct term.covenant, term.period, target.indicator
from core.term as term
inner join core.stated_target as target on target.covenant = term.covenant
inner join core.indicator as indicator using (indicator)
where not indicator.computed and (term.half is null or indicator.across_year <> 'year_end')
