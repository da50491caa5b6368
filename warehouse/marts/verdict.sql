-- One row per row of marts.attainment: what its target, its bounds and the calendar prove, as one word.
-- A bound counts only for what it proves; what it cannot decide is indeterminate.
with proved as (
  select
    attainment.*,
    build.as_of,
    case comparator
      when '>=' then low >= target
      when '>' then low > target or (low = target and low_strict)
      when '<=' then high <= target
      when '<' then high < target or (high = target and high_strict)
      when '=' then low = target and high = target
    end as reached,
    case comparator
      when '>=' then high < target or (high = target and high_strict)
      when '>' then high <= target
      when '<=' then low > target or (low = target and low_strict)
      when '<' then low >= target
      when '=' then low > target or high < target or (actual = target and (low_strict or high_strict))
    end as failed,
    low > target or (low = target and low_strict) as surpassed,
    case when has_percent then 100 * cast(low as double) / cast(target as double) >= expected_percent end as paced,
    case when has_percent then 100 * cast(high as double) / cast(target as double) < expected_percent
      or (100 * cast(high as double) / cast(target as double) = expected_percent and high_strict) end as unpaced,
    case when unit is null and basis = 'units' then numerator = expected else actual = 1 end as all_yes,
    case when unit is null and basis = 'units' then numerator < reported else actual = 0 end as some_no,
    unit is null and basis = 'units' and kind in ('bool', 'grade') as counts_units
  from marts.attainment as attainment
  cross join core.build as build
)

select
  proved.*,
  case
    when half = 2 then null
    when basis = 'units' and expected = 0 then 'not_applicable'
    when target is null then 'no_target'
    when half = 1 and across_year = 'year_end' then 'not_due'
    when basis = 'units' and reported = 0 and as_of <= due_on then 'not_due'
    when basis = 'units' and reported = 0 then 'not_known'
    when kind = 'bool' or counts_units then
      case when all_yes then 'met' when not some_no then 'indeterminate'
        when half = 1 then 'behind' else 'missed' end
    when half = 1 and comparator in ('<=', '<') then
      case when reached then 'on_pace' when failed then 'behind' else 'indeterminate' end
    when half = 1 and comparator = '=' then
      case when surpassed or unpaced then 'behind' when reached or (paced and high <= target) then 'on_pace'
        when target <= 0 and failed then 'behind' else 'indeterminate' end
    when reached and comparator = '>=' and surpassed then 'exceeded'
    when reached then 'met'
    when half = 1 and paced then 'on_pace'
    when half = 1 and (unpaced or (not has_percent and failed)) then 'behind'
    when half is null and failed then 'missed'
    else 'indeterminate'
  end as verdict
from proved
