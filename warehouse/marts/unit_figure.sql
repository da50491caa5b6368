-- One row per covenant, expected unit, indicator shown and period: what the unit has told, or nothing.
-- A second half is shown where some unit of the bloc has one; the others are silent in it.
with second_half as (
  select distinct expected.covenant, expected.period, less.indicator
  from core.expected_unit as expected
  inner join marts.second_half as less on less.unit = expected.unit and less.period = expected.period
  where less.value is not null
),

shown as (
  select expected.*, asked.indicator
  from core.expected_unit as expected
  inner join marts.asked as asked on asked.covenant = expected.covenant
  where expected.half is distinct from 2
  union all
  select expected.*, second_half.indicator
  from core.expected_unit as expected
  inner join second_half on second_half.covenant = expected.covenant and second_half.period = expected.period
  inner join marts.asked as asked on asked.covenant = expected.covenant and asked.indicator = second_half.indicator
  where expected.half = 2
)

select
  shown.covenant,
  shown.unit,
  shown.indicator,
  shown.period,
  case when on_time.unit is null then told.value when on_time.status = 'on_time' then 1 else 0 end
    as value,
  case when on_time.unit is null then told.qualifier else '=' end as qualifier,
  case when on_time.unit is null then told.status else 'A' end as status,
  told.missing,
  told.numerator,
  told.denominator,
  told.denominator_qualifier,
  told.denominator_status,
  coalesce(on_time.illustrative, told.illustrative) as illustrative
from shown
left join marts.told as told
  on told.unit = shown.unit and told.indicator = shown.indicator and told.period = shown.period
left join marts.completeness as on_time
  on shown.indicator = 'KHOI_BC_DUNGHAN' and on_time.bloc = shown.bloc
  and on_time.unit = shown.unit and on_time.period = shown.period
  and on_time.status in ('on_time', 'late', 'missing')
