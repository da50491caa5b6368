-- One row per bloc, indicator, half-year or year and unit that the comparison with a year before leaves out: why.
-- new: it came since; ended: it is no more; moved: it left the bloc; merged: across a merger somebody is silent. Where
-- nobody told anything a year before there is no comparison to be left out of.
with went as (
  select
    term.covenant,
    term.bloc,
    term.year,
    told.indicator,
    term.period,
    earlier.period as against,
    earlier.unit,
    case when unit.valid_to < term.last_day then 'ended' else 'moved' end as reason,
    told.illustrative
  from core.term as term
  inner join core.expected_unit as earlier
    on earlier.bloc = term.bloc and earlier.year = term.year - 1 and earlier.half is not distinct from term.half
  inner join core.unit as unit on unit.unit = earlier.unit
  inner join marts.told as told on told.unit = earlier.unit and told.period = earlier.period
  inner join core.indicator as indicator on indicator.indicator = told.indicator and not indicator.computed
  left join marts.ancestor as heir
    on heir.covenant = term.covenant and heir.period = term.period and heir.ancestor = earlier.unit
  left join core.expected_unit as still
    on still.covenant = term.covenant and still.period = term.period and still.unit = earlier.unit
  where term.half is distinct from 2 and told.value is not null and heir.unit is null and still.unit is null
),

begun as (
  select distinct covenant, indicator, period
  from marts.pair
  where earlier is not null
)

select
  pair.bloc,
  pair.year,
  pair.indicator,
  pair.period,
  pair.against,
  pair.unit,
  pair.left_out as reason,
  coalesce(pair.illustrative, pair.earlier_illustrative) as illustrative
from marts.pair as pair
left join begun
  on begun.covenant = pair.covenant and begun.indicator = pair.indicator and begun.period = pair.period
where pair.left_out = 'merged' or (pair.left_out is not null and begun.covenant is not null)
union all
select bloc, year, indicator, period, against, unit, reason, illustrative
from went
