-- One row per covenant, period and unit from which figures are expected: a member that exists.
-- A unit that ended before the period did is expected only if it has reported all the same;
-- one that began after the period is not expected for it. Who tells the year tells its second half.
-- `as_invented`: nothing but an illustrative report makes it expected, so in a real sum it is not.
with heard as (
  select unit, period, illustrative
  from core.observation
  where value is not null and period not like '%-S2'
  union all
  select unit, concat(period, '-S2') as period, illustrative
  from core.observation
  where value is not null and period not like '%-S_'
),

reporter as (
  select unit, period, bool_and(illustrative) as illustrative
  from heard
  group by unit, period
),

member as (
  select
    term.*,
    membership.unit,
    coalesce(unit.valid_from, term.last_day) <= term.last_day
      and coalesce(unit.valid_to, term.last_day) >= term.last_day as exists_then
  from core.term as term
  inner join core.membership as membership
    on membership.bloc = term.bloc and membership.year = term.year
  inner join core.unit as unit using (unit)
)

select
  member.covenant,
  member.bloc,
  member.year,
  member.half,
  member.period,
  member.last_day,
  member.unit,
  not member.exists_then and reporter.illustrative as as_invented
from member
left join reporter on reporter.unit = member.unit and reporter.period = member.period
where member.exists_then or reporter.unit is not null
