-- One row per target to be reached and world of the figure held against it (null: nobody has told): what is expected.
-- An illustrative target never meets a real figure; a silent row takes the real target if there is one.
with nearest as (
  select covenant, unit, indicator, period, bool_and(illustrative) as illustrative
  from marts.obligation
  group by covenant, unit, indicator, period
),

offered as (
  select obligation.*, obligation.illustrative as world
  from marts.obligation as obligation
  union all
  select obligation.*, cast(null as boolean) as world
  from marts.obligation as obligation
  inner join nearest
    on nearest.covenant = obligation.covenant and nearest.unit is not distinct from obligation.unit
    and nearest.indicator = obligation.indicator and nearest.period = obligation.period
    and nearest.illustrative = obligation.illustrative
)

select
  offered.covenant,
  offered.unit,
  offered.indicator,
  offered.period,
  offered.world,
  offered.target,
  offered.comparator,
  offered.measure,
  offered.origin,
  offered.assigned_target,
  offered.comparator in ('>=', '>', '=') and offered.target > 0 and indicator.kind not in ('bool', 'grade')
    as has_percent,
  case
    when term.half is null then 100
    when offered.h1_expected is not null then offered.h1_expected
    when indicator.h1_from_baseline and offered.baseline is not null and offered.target <> 0
      then cast(50 * (cast(offered.baseline as double) + cast(offered.target as double))
        / cast(offered.target as double) as decimal(38, 4))
    else indicator.h1_expected
  end as expected_percent,
  cast(case
    when term.half is null then offered.target
    when offered.h1_expected is not null then offered.target * offered.h1_expected * 0.01
    when indicator.h1_from_baseline and offered.baseline is not null then (offered.baseline + offered.target) * 0.5
    else offered.target * indicator.h1_expected * 0.01
  end as decimal(38, 12)) as expected_value,
  offered.illustrative
from offered
inner join core.indicator as indicator using (indicator)
inner join core.term as term on term.covenant = offered.covenant and term.period = offered.period
where term.half is distinct from 2
