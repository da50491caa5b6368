-- One row per covenant, unit (null: the whole bloc), indicator, period and illustrative or not: the target
-- that governs: the pledged, else the assigned, else the registered, as in force on the period's last day.
-- A share of the whole bloc, or a yes, a mean or a grade, binds each unit that has none of its own.
with in_force as (
  select
    target.*,
    term.period,
    term.bloc,
    row_number() over (
      partition by target.covenant, target.unit, target.indicator, term.period, target.illustrative, target.origin
      order by target.valid_from desc
    ) as newest
  from core.target as target
  inner join core.term as term on term.covenant = target.covenant
  where target.valid_from <= term.last_day and (target.valid_to is null or target.valid_to >= term.last_day)
),

governing as (
  select
    in_force.*,
    row_number() over (
      partition by covenant, unit, indicator, period, illustrative
      order by case origin when 'pledged' then 1 when 'assigned' then 2 else 3 end
    ) as precedence
  from in_force
  where newest = 1
),

assigned as (
  select covenant, unit, indicator, period, illustrative, value
  from in_force
  where newest = 1 and origin = 'assigned'
),

own as (
  select
    governing.covenant,
    governing.unit,
    governing.indicator,
    governing.period,
    governing.value as target,
    governing.comparator,
    governing.measure,
    governing.origin,
    governing.h1_expected,
    governing.baseline,
    assigned.value as assigned_target,
    governing.illustrative
  from governing
  left join assigned
    on assigned.covenant = governing.covenant and assigned.unit is not distinct from governing.unit
    and assigned.indicator = governing.indicator and assigned.period = governing.period
    and assigned.illustrative = governing.illustrative
  where governing.precedence = 1
),

shared as (
  select
    own.covenant,
    expected.unit,
    own.indicator,
    own.period,
    own.target,
    own.comparator,
    own.measure,
    own.origin,
    own.h1_expected,
    own.baseline,
    own.assigned_target,
    own.illustrative
  from own
  inner join core.indicator as indicator using (indicator)
  inner join core.expected_unit as expected
    on expected.covenant = own.covenant and expected.period = own.period
  left join own as units_own
    on units_own.covenant = own.covenant and units_own.unit = expected.unit
    and units_own.indicator = own.indicator and units_own.period = own.period
    and units_own.illustrative = own.illustrative
  where own.unit is null and units_own.unit is null
    and (indicator.kind in ('ratio', 'wavg', 'bool', 'grade') or own.measure = '%')
)

select * from own
union all
select * from shared
