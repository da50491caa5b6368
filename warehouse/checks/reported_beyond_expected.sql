-- Rows that must not exist: more units reported than were expected, or a figure that nobody told.
select covenant, unit, indicator, period, reported, expected, actual
from marts.progress
where basis = 'units' and indicator <> 'KHOI_CHITIEU_DAT' and (reported > expected or (reported = 0 and actual is not null))
