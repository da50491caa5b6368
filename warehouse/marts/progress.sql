-- One row per covenant, bloc, unit (null: the whole bloc), indicator, period and basis.
-- In the order of periods and blocs: a page reads only the part it asks for.
with told as (
  select
    verdict.*,
    share.actual as share_met,
    share.qualifier as share_qualifier,
    share.numerator as targets_met,
    share.denominator as targets,
    share.verdict as share_verdict,
    case
      when share.actual is not null and verdict.has_percent
        then cast(100 * cast(share.actual as double) / cast(verdict.target as double) as decimal(38, 6))
      when verdict.half = 2 or (
        verdict.basis = 'units' and verdict.reported < verdict.expected and verdict.kind not in ('bool', 'grade')
      ) then null
      when verdict.counts_units and verdict.target is not null then cast(
        100 * cast(verdict.numerator as double) / nullif(cast(verdict.denominator as double), 0) as decimal(38, 6)
      )
      when verdict.has_percent
        then cast(100 * cast(verdict.actual as double) / cast(verdict.target as double) as decimal(38, 6))
    end as percent
  from marts.verdict as verdict
  left join marts.share_met as share
    on share.covenant = verdict.covenant and share.unit is not distinct from verdict.unit
    and share.indicator = verdict.indicator and share.period = verdict.period and share.basis = verdict.basis
)

select
  told.covenant,
  told.bloc,
  told.year,
  told.unit,
  told.indicator,
  told.period,
  told.basis,
  told.content_group,
  told.across_year,
  told.measure,
  told.target,
  told.comparator,
  told.origin,
  told.assigned_target,
  registered.unit_target_sum,
  coalesce(told.share_met, told.actual) as actual,
  coalesce(told.share_qualifier, told.qualifier) as qualifier,
  coalesce(told.targets_met, told.numerator) as numerator,
  coalesce(told.targets, told.denominator) as denominator,
  told.percent,
  case when told.percent is not null then told.expected_percent end as expected_percent,
  coalesce(told.share_verdict, told.verdict) as verdict,
  case when told.share_met is not null then told.expected else told.reported end as reported,
  told.expected,
  told.estimated,
  told.speaks,
  told.illustrative
from told
left join marts.unit_target_sum as registered
  on told.unit is null and registered.covenant = told.covenant
  and registered.indicator = told.indicator and registered.period = told.period
  and registered.illustrative = told.illustrative
order by told.period, told.bloc
