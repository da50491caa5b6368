-- One row per covenant, period and unit from which figures are expected: a member that has not ended.
-- A unit that ended before the period did is expected only if it has reported all the same.
select
  term.covenant,
  term.bloc,
  term.year,
  term.half,
  term.period,
  term.last_day,
  membership.unit,
  membership.role,
  membership.illustrative as illustrative_member
from core.term as term
inner join core.membership as membership
  on membership.bloc = term.bloc and membership.year = term.year
inner join core.unit as unit using (unit)
left join (
  select distinct unit, period from core.observation where value is not null
) as heard on heard.unit = membership.unit and heard.period = term.period
where unit.valid_to is null or unit.valid_to >= term.last_day or heard.unit is not null
