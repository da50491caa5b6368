-- One row per covenant, expected unit, indicator shown and period: what the unit has told, or nothing.
-- A second half is shown where some unit of the bloc has one; the others are silent in it.
with second_half as (
  select distinct expected.covenant, expected.period, less.indicator
  from core.expected_unit as expected
  inner join marts.second_half as less on less.unit = expected.unit and less.period = expected.period
  where less.value is not null
),

cell as (
  select expected.covenant, told.*
  from marts.told as told
  inner join core.expected_unit as expected on expected.unit = told.unit and expected.period = told.period
  inner join marts.asked as asked on asked.covenant = expected.covenant and asked.indicator = told.indicator
  union all
  select
    covenant,
    unit,
    indicator,
    period,
    cast(null as decimal(24, 6)) as value,
    cast(null as varchar) as qualifier,
    cast(null as varchar) as status,
    cast(null as varchar) as missing,
    cast(null as decimal(38, 6)) as numerator,
    cast(null as decimal(24, 6)) as denominator,
    cast(null as varchar) as denominator_qualifier,
    cast(null as varchar) as denominator_status,
    cast(null as boolean) as illustrative
  from marts.silent_cell
)

select
  cell.covenant,
  cell.unit,
  cell.indicator,
  cell.period,
  case when on_time.unit is null then cell.value when on_time.status = 'on_time' then 1 else 0 end
    as value,
  case when on_time.unit is null then cell.qualifier else '=' end as qualifier,
  case when on_time.unit is null then cell.status else 'A' end as status,
  cell.missing,
  cell.numerator,
  cell.denominator,
  cell.denominator_qualifier,
  cell.denominator_status,
  coalesce(on_time.illustrative, cell.illustrative) as illustrative
from cell
inner join core.term as term on term.covenant = cell.covenant and term.period = cell.period
left join marts.completeness as on_time
  on cell.indicator = 'KHOI_BC_DUNGHAN' and on_time.bloc = term.bloc
  and on_time.unit = cell.unit and on_time.period = cell.period
  and on_time.status in ('on_time', 'late', 'missing')
left join second_half
  on second_half.covenant = cell.covenant and second_half.period = cell.period
  and second_half.indicator = cell.indicator
where term.half is distinct from 2 or second_half.indicator is not null
