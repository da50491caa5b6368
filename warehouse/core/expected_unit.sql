-- One row per covenant, period and unit from which figures are expected: a member that exists.
-- A unit that ended before the period did is expected only if it has reported all the same;
-- one that began after the period is not expected for it.
select
  term.covenant,
  term.bloc,
  term.year,
  term.half,
  term.period,
  term.last_day,
  membership.unit
from core.term as term
inner join core.membership as membership
  on membership.bloc = term.bloc and membership.year = term.year
inner join core.unit as unit using (unit)
left join (
  select distinct unit, period from core.observation where value is not null
) as heard on heard.unit = membership.unit and heard.period = term.period
where heard.unit is not null
  or (coalesce(unit.valid_from, term.last_day) <= term.last_day
    and coalesce(unit.valid_to, term.last_day) >= term.last_day)
