-- One row per covenant, period and unit from which figures are expected: a member that exists.
-- A unit that ended before the period did is expected only if it has reported all the same;
-- one that began after the period is not expected for it. Who tells the year tells its second half.
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
  select unit, period from core.observation where value is not null and period not like '%-S2'
  union
  select unit, concat(period, '-S2') as period from core.observation where value is not null and period not like '%-S_'
) as heard on heard.unit = membership.unit and heard.period = term.period
where heard.unit is not null
  or (coalesce(unit.valid_from, term.last_day) <= term.last_day
    and coalesce(unit.valid_to, term.last_day) >= term.last_day)
