-- One row per covenant and period of its year: the first half, the second, the whole.
with half as (
  select 1 as half
  union all
  select 2 as half
  union all
  select cast(null as integer) as half
)

select
  covenant.covenant,
  covenant.bloc,
  covenant.year,
  half.half,
  case
    when half.half is null then cast(covenant.year as varchar)
    else concat(cast(covenant.year as varchar), '-S', cast(half.half as varchar))
  end as period,
  case when half.half = 1 then make_date(covenant.year, 6, 30) else make_date(covenant.year, 12, 31) end
    as last_day
from core.covenant as covenant
cross join half
