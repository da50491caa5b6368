-- One row per covenant, unit (null: the whole bloc), indicator, period and illustrative or not: the target that governs.
-- The pledged governs, else the assigned, else the registered, as in force on the period's last day.
-- A target of a term of several years is judged over its term, never by one year.
with in_force as (
  select
    target.*,
    term.period,
    row_number() over (
      partition by target.covenant, target.unit, target.indicator, term.period, target.illustrative, target.origin
      order by target.valid_from desc
    ) as newest
  from core.target as target
  inner join core.term as term on term.covenant = target.covenant
  where target.valid_from <= term.last_day and (target.valid_to is null or target.valid_to >= term.last_day)
    and target.term_to is not distinct from target.term_from
),

governing as (
  select
    in_force.*,
    max(case when origin = 'assigned' then value end) over (
      partition by covenant, unit, indicator, period, illustrative
    ) as assigned_target,
    row_number() over (
      partition by covenant, unit, indicator, period, illustrative
      order by case origin when 'pledged' then 1 when 'assigned' then 2 else 3 end
    ) as precedence
  from in_force
  where newest = 1
)

select
  covenant,
  unit,
  indicator,
  period,
  value as target,
  comparator,
  measure,
  shared,
  origin,
  h1_expected,
  baseline,
  assigned_target,
  illustrative
from governing
where precedence = 1
