-- One row per row of marts.figure that is held against a target: the target, and what of it is expected by then.
-- An illustrative target never meets a real figure; a silent row takes the real target if there is one.
with offered as (
  select
    obligation.*,
    figure.basis,
    term.half,
    row_number() over (
      partition by figure.covenant, figure.unit, figure.indicator, figure.period, figure.basis
      order by obligation.illustrative
    ) as precedence
  from marts.figure as figure
  inner join core.term as term on term.covenant = figure.covenant and term.period = figure.period
  inner join marts.obligation as obligation
    on obligation.covenant = figure.covenant and obligation.unit is not distinct from figure.unit
    and obligation.indicator = figure.indicator and obligation.period = figure.period
    and obligation.illustrative = coalesce(figure.illustrative, obligation.illustrative)
  where term.half is distinct from 2
)

select
  offered.covenant,
  offered.unit,
  offered.indicator,
  offered.period,
  offered.basis,
  offered.target,
  offered.comparator,
  offered.measure,
  offered.origin,
  offered.assigned_target,
  offered.comparator in ('>=', '>', '=') and offered.target > 0 and indicator.kind not in ('bool', 'grade')
    as has_percent,
  case
    when offered.half is null then 100
    when offered.h1_expected is not null then offered.h1_expected
    when indicator.h1_from_baseline and offered.baseline is not null and offered.target <> 0
      then cast(50 * (cast(offered.baseline as double) + cast(offered.target as double))
        / cast(offered.target as double) as decimal(38, 4))
    else indicator.h1_expected
  end as expected_percent,
  offered.illustrative
from offered
inner join core.indicator as indicator using (indicator)
where offered.precedence = 1
