-- One row per unit, period reported on and illustrative or not: the day up to which its figures count, where it is told.
select unit, period, illustrative, max(data_as_of) as cut_off
from core.observation
where data_as_of is not null
group by unit, period, illustrative
