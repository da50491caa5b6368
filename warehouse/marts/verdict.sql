-- One row per row of marts.attainment: what its target, its bounds and the calendar prove, as one word.
-- View: a step on the way to marts.progress.
with bounded as (
  select
    attainment.*,
    case when qualifier in ('=', '>', '>=') then actual end as low,
    case when qualifier in ('=', '<', '<=') then actual end as high
  from marts.attainment as attainment
),

placed as (
  select
    bounded.*,
    case when low > target or (low = target and qualifier = '>') then 'above' when low = target then 'at'
      when low < target then 'below' else 'open' end as low_lies,
    case when high < target or (high = target and qualifier = '<') then 'below' when high = target then 'at'
      when high > target then 'above' else 'open' end as high_lies,
    case when has_percent then low >= expected_value end as paced,
    case when has_percent then high < expected_value or (high = expected_value and qualifier = '<') end as unpaced,
    case when unit is null and basis = 'units' then numerator = expected else actual = 1 end as all_yes,
    case when unit is null and basis = 'units' then numerator < reported else actual = 0 end as some_no,
    unit is null and basis = 'units' and kind in ('bool', 'grade') as counts_units
  from bounded
)

select
  placed.*,
  case
    when half = 2 then null
    when basis = 'units' and expected = 0 then 'not_applicable'
    when target is null then 'no_target'
    when half = 1 and across_year = 'year_end' then 'not_due'
    when basis = 'units' and reported = 0 and build.as_of <= due_on then 'not_due'
    when basis = 'units' and reported = 0 then 'not_known'
    when kind = 'bool' or counts_units then
      case when all_yes then 'met' when not some_no then 'indeterminate'
        when half = 1 then 'behind' else 'missed' end
    when half is null then proof.proved
    when placed.comparator in ('<=', '<') then
      case proof.proved when 'met' then 'on_pace' when 'missed' then 'behind' else 'indeterminate' end
    when placed.comparator = '=' then
      case when low_lies = 'above' or unpaced then 'behind'
        when proof.proved = 'met' or (paced and high_lies in ('at', 'below')) then 'on_pace'
        when target <= 0 and proof.proved = 'missed' then 'behind' else 'indeterminate' end
    when proof.proved in ('exceeded', 'met') then proof.proved
    when paced then 'on_pace'
    when unpaced or (not has_percent and proof.proved = 'missed') then 'behind'
    else 'indeterminate'
  end as verdict
from placed
cross join core.build as build
left join marts.proof as proof
  on proof.comparator = placed.comparator and proof.low = placed.low_lies and proof.high = placed.high_lies
