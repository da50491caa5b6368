-- One row per covenant, bloc, unit (null: the whole bloc), indicator, period and basis.
with counted as (
  select
    verdict.*,
    targets_met.targets,
    targets_met.met,
    targets_met.still_open,
    case when indicator = 'KHOI_CHITIEU_DAT' and targets_met.still_open < targets_met.targets then cast(
      100 * cast(targets_met.met as double) / cast(targets_met.targets as double) as decimal(38, 6)
    ) end as share_met,
    case when indicator = 'KHOI_CHITIEU_DAT' and targets_met.still_open < targets_met.targets then cast(
      100 * cast(targets_met.met + targets_met.still_open as double) / cast(targets_met.targets as double)
      as decimal(38, 6)
    ) end as share_possible
  from marts.verdict as verdict
  left join marts.targets_met as targets_met
    on targets_met.covenant = verdict.covenant and targets_met.unit is not distinct from verdict.unit
    and targets_met.period = verdict.period and targets_met.illustrative = verdict.illustrative
),

-- what units register is never summed into a target of the bloc; the sum stands beside
registered as (
  select
    own.covenant, own.indicator, own.period, own.illustrative, sum(own.target) as unit_target_sum
  from marts.obligation as own
  inner join core.indicator as indicator using (indicator)
  where own.unit is not null and own.measure <> '%' and indicator.across_units = 'sum'
  group by own.covenant, own.indicator, own.period, own.illustrative
),

told as (
  select
    counted.*,
    registered.unit_target_sum,
    case
      when share_met is not null and target > 0
        then cast(100 * cast(share_met as double) / cast(target as double) as decimal(38, 6))
      when half = 2 or (basis = 'units' and reported < expected and kind not in ('bool', 'grade')) then null
      when unit is null and basis = 'units' and kind in ('bool', 'grade') and target is not null
        then cast(100 * cast(numerator as double) / nullif(cast(denominator as double), 0) as decimal(38, 6))
      when has_percent then cast(100 * cast(actual as double) / cast(target as double) as decimal(38, 6))
    end as percent
  from counted
  left join registered
    on counted.unit is null and registered.covenant = counted.covenant
    and registered.indicator = counted.indicator and registered.period = counted.period
    and registered.illustrative = counted.illustrative
)

select
  told.covenant,
  told.bloc,
  told.year,
  told.unit,
  told.indicator,
  told.period,
  told.basis,
  indicator.content_group,
  told.across_year,
  told.measure,
  told.target,
  told.comparator,
  told.origin,
  told.assigned_target,
  told.unit_target_sum,
  coalesce(told.share_met, told.actual) as actual,
  case when told.share_met is null then told.qualifier when told.still_open > 0 then '>=' else '=' end as qualifier,
  case when told.share_met is null then told.numerator else told.met end as numerator,
  case when told.share_met is null then told.denominator else told.targets end as denominator,
  told.percent,
  case when told.percent is not null and told.target is not null then told.expected_percent end as expected_percent,
  case
    when told.share_met is null or told.target is null then told.verdict
    when told.comparator = '>=' and told.share_met > told.target then 'exceeded'
    when case told.comparator
      when '>=' then told.share_met >= told.target
      when '>' then told.share_met > told.target
      when '<=' then told.share_possible <= told.target
      when '<' then told.share_possible < told.target
      else told.share_met = told.target and told.share_possible = told.target
    end then 'met'
    when case told.comparator
      when '>=' then told.share_possible < told.target
      when '>' then told.share_possible <= told.target
      when '<=' then told.share_met > told.target
      when '<' then told.share_met >= told.target
      else told.share_possible < told.target or told.share_met > told.target
    end then 'missed'
    else 'indeterminate'
  end as verdict,
  case when told.share_met is not null then told.expected when told.basis = 'units' then told.reported end as reported,
  case when told.basis = 'units' then told.expected end as expected,
  told.estimated,
  told.illustrative
from told
inner join core.indicator as indicator using (indicator)
