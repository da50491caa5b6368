-- One row per unit and period reported on: the day up to which its figures count, as far as it is told.
select unit, period, max(data_as_of) as cut_off
from core.observation
where data_as_of is not null
group by unit, period
