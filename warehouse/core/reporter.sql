-- One row per bloc, year and reporter: a member of that year, or the bloc of itself.
select bloc, year, unit as reporter, false as is_own
from core.membership
union all
select bloc, year, bloc as reporter, true as is_own
from core.covenant
