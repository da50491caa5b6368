-- One row per value of a bloc's own report that the values of its units prove wrong, or that proves them wrong.
-- Silent units leave the sum a lower bound; only what is proven is said.
with summed as (
  select
    expected.bloc,
    expected.period,
    told.indicator,
    told.illustrative,
    sum(told.value) as total,
    count(*) as told_units,
    bool_and(told.qualifier in ('=', '>', '>=')) as is_at_least,
    bool_and(told.qualifier in ('=', '<', '<=')) as is_at_most
  from core.expected_unit as expected
  inner join core.observation as told on told.unit = expected.unit and told.period = expected.period
  inner join core.indicator as indicator on indicator.indicator = told.indicator
  where told.value is not null and indicator.across_units = 'sum' and not indicator.may_be_negative
  group by expected.bloc, expected.period, told.indicator, told.illustrative
),

counted as (
  select bloc, period, count(*) as units
  from core.expected_unit
  group by bloc, period
)

select
  own.submission,
  own.file_name,
  own.sheet,
  own.cell,
  'own_report_differs' as rule,
  'warning' as severity,
  own.raw_text,
  concat(
    'Khối báo cáo “', indicator.name_vi, '” là “', own.raw_text, '”, không khớp với tổng của ',
    cast(summed.told_units as varchar), ' đơn vị đã báo cáo. Hãy đối chiếu lại hai nguồn.'
  ) as message_vi,
  concat(
    'The bloc reports “', indicator.name_en, '” as “', own.raw_text, '”, which does not agree with the sum of ',
    cast(summed.told_units as varchar), ' units that have reported. Please compare the two.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.observation as own
inner join summed
  on summed.bloc = own.unit and summed.period = own.period and summed.indicator = own.indicator
  and summed.illustrative = own.illustrative
inner join counted on counted.bloc = own.unit and counted.period = own.period
inner join core.indicator as indicator on indicator.indicator = own.indicator
where (own.qualifier in ('=', '<', '<=') and summed.is_at_least and summed.total > own.value)
  or (
    own.qualifier in ('=', '>', '>=') and summed.is_at_most and summed.told_units = counted.units
    and (summed.total < own.value or (own.qualifier = '>' and summed.total = own.value))
  )
