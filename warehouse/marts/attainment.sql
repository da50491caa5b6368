-- One row per covenant, unit (null: the whole bloc), indicator, period and basis: figure and target together.
-- `actual` is in the target's measure; `low` and `high` are what its qualifier proves of it.
with figure as (
  select
    covenant, bloc, year, half, period, last_day, unit, indicator, kind, across_year, 'units' as basis, value, qualifier,
    numerator, denominator, denominator_qualifier, cast(case when missing = 'not_applicable' then 0 else 1 end as bigint) as expected,
    cast(case when value is null then 0 else 1 end as bigint) as reported,
    cast(case when status in ('E', 'P') then 1 else 0 end as bigint) as estimated,
    cast(case when status in ('E', 'P') or denominator_status in ('E', 'P') then 1 else 0 end as bigint)
      as estimated_share, illustrative
  from marts.unit_figure
  union all
  select
    covenant, bloc, year, half, period, last_day, cast(null as varchar) as unit, indicator, kind, across_year, basis, value,
    qualifier, numerator, denominator, denominator_qualifier, expected, reported, estimated, estimated_share,
    illustrative
  from marts.bloc_figure
),

-- a figure of the units that nobody has told says nothing beside the bloc's own report
spoken as (
  select figure.*
  from figure
  left join marts.bloc_figure as own
    on own.basis = 'own' and figure.unit is null and figure.basis = 'units' and own.covenant = figure.covenant
    and own.indicator = figure.indicator and own.period = figure.period
  where own.covenant is null or figure.reported > 0
),

-- an illustrative target never meets a real figure; a silent row takes the real target if there is one
aimed as (
  select
    spoken.*,
    obligation.target,
    obligation.comparator,
    obligation.origin,
    obligation.measure as target_measure,
    obligation.h1_expected,
    obligation.baseline,
    obligation.assigned_target,
    obligation.illustrative as illustrative_target,
    row_number() over (
      partition by spoken.covenant, spoken.unit, spoken.indicator, spoken.period, spoken.basis
      order by obligation.illustrative
    ) as precedence
  from spoken
  left join marts.obligation as obligation
    on obligation.covenant = spoken.covenant and obligation.unit is not distinct from spoken.unit
    and obligation.indicator = spoken.indicator and obligation.period = spoken.period
    and obligation.illustrative = coalesce(spoken.illustrative, obligation.illustrative)
    and spoken.half is distinct from 2
),

-- a target in per cent of a whole is met by the parts, whose bounds and estimates both count
shared as (
  select
    aimed.*,
    coalesce(aimed.target_measure = '%' and indicator.measure <> '%' and aimed.kind <> 'bool', false) as by_parts,
    case aimed.denominator_qualifier when '>' then '<' when '>=' then '<=' when '<' then '>' when '<=' then '>='
      when '~' then '~' end as turned
  from aimed
  inner join core.indicator as indicator using (indicator)
  where aimed.precedence = 1
),

measured as (
  select
    aimed.covenant,
    aimed.bloc,
    aimed.year,
    aimed.half,
    aimed.period,
    aimed.last_day,
    aimed.unit,
    aimed.indicator,
    aimed.kind,
    aimed.across_year,
    aimed.basis,
    coalesce(aimed.target_measure, indicator.measure) as measure,
    aimed.target,
    aimed.comparator,
    aimed.origin,
    aimed.assigned_target,
    case
      when aimed.by_parts then cast(
        100 * cast(aimed.numerator as double) / nullif(cast(aimed.denominator as double), 0) as decimal(38, 6)
      )
      else aimed.value
    end as actual,
    case
      when not aimed.by_parts then aimed.qualifier
      when aimed.numerator is null or coalesce(aimed.denominator, 0) = 0 then null
      when aimed.reported < aimed.expected then '~'
      when aimed.turned is null or aimed.turned = aimed.qualifier then aimed.qualifier
      when aimed.qualifier = '=' then aimed.turned
      when substr(aimed.turned, 1, 1) = substr(aimed.qualifier, 1, 1) then substr(aimed.turned, 1, 1)
      else '~'
    end as qualifier,
    aimed.numerator,
    aimed.denominator,
    aimed.expected,
    aimed.reported,
    case when aimed.by_parts then aimed.estimated_share else aimed.estimated end as estimated,
    coalesce(aimed.illustrative, aimed.illustrative_target, covenant.illustrative) as illustrative,
    case
      when aimed.half is null then 100
      when aimed.h1_expected is not null then aimed.h1_expected
      when indicator.h1_expected is not null then indicator.h1_expected
      when aimed.across_year in ('sum', 'max') then 50
      when aimed.across_year = 'last' and aimed.baseline is not null and aimed.target <> 0
        then cast(50 * (cast(aimed.baseline as double) + cast(aimed.target as double))
          / cast(aimed.target as double) as decimal(38, 4))
      when aimed.across_year in ('once', 'ratio', 'last') then 100
    end as expected_percent,
    coalesce(due.due_on, aimed.last_day) as due_on
  from shared as aimed
  inner join core.indicator as indicator using (indicator)
  inner join core.covenant as covenant on covenant.covenant = aimed.covenant
  left join core.due_governing as due
    on due.bloc = aimed.bloc and due.period = aimed.period
    and due.world is not distinct from coalesce(aimed.illustrative, aimed.illustrative_target)
)

select
  measured.*,
  case when qualifier in ('=', '>', '>=') then actual end as low,
  qualifier = '>' as low_strict,
  case when qualifier in ('=', '<', '<=') then actual end as high,
  qualifier = '<' as high_strict,
  comparator in ('>=', '>', '=') and target > 0 and kind not in ('bool', 'grade') as has_percent
from measured
