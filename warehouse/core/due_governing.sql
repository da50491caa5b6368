-- One row per bloc, period and world (null: nobody has reported) with the due date that governs it.
select bloc, period, illustrative as world, due_on, illustrative
from core.due
union all
select
  due.bloc,
  due.period,
  cast(null as boolean) as world,
  due.due_on,
  due.illustrative
from core.due as due
inner join (
  select bloc, period, bool_and(illustrative) as illustrative
  from core.due
  group by bloc, period
) as nearest using (bloc, period, illustrative)
