-- One row per covenant, expected unit, indicator shown and period: what the unit has told, or nothing.
-- A second half is shown where some unit of the bloc has one; the others are silent in it.
with second_half as (
  select distinct expected.covenant, expected.period, told.indicator
  from core.expected_unit as expected
  inner join marts.told as told on told.unit = expected.unit and told.period = expected.period
  where expected.half = 2 and told.value is not null
)

select
  expected.covenant,
  expected.unit,
  asked.indicator,
  expected.period,
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
from core.expected_unit as expected
inner join marts.asked as asked using (covenant)
left join marts.told as told
  on told.unit = expected.unit and told.indicator = asked.indicator and told.period = expected.period
left join marts.completeness as on_time
  on asked.indicator = 'KHOI_BC_DUNGHAN' and on_time.bloc = expected.bloc
  and on_time.unit = expected.unit and on_time.period = expected.period
  and on_time.status in ('on_time', 'late', 'missing')
left join second_half
  on second_half.covenant = expected.covenant and second_half.period = expected.period
  and second_half.indicator = asked.indicator
where expected.half is distinct from 2 or second_half.indicator is not null
