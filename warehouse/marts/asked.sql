-- One row per covenant and indicator that its pages show: it has a target, or a value in the bloc.
-- It is illustrative if nothing real asks for it: so is a silent unit's empty row then.
select covenant, indicator, bool_and(illustrative) as illustrative
from (
  select covenant, indicator, illustrative
  from core.target
  union all
  select expected.covenant, told.indicator, told.illustrative
  from core.expected_unit as expected
  inner join core.observation as told on told.unit = expected.unit and told.period = expected.period
  where told.value is not null
  union all
  select term.covenant, told.indicator, told.illustrative
  from core.term as term
  inner join core.observation as told on told.unit = term.bloc and told.period = term.period
  where told.value is not null
) as shown
group by covenant, indicator
