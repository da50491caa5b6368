-- One row per row of marts.half_standing: the year's verdict once it is judged, and whether the target can be reached.
-- View: a step on the way to marts.outlook.
-- What counts once done never comes back; a share stops at the whole; what the half leaves open, or a year told by
-- everybody whose bound does not decide, is not known.
with judged as (
  select covenant, unit, indicator, illustrative, year, actual, qualifier, verdict
  from marts.progress
  where speaks and period not like '%-S_'
    and (verdict in ('met', 'exceeded', 'missed') or (verdict = 'indeterminate' and reported = expected))
)

select
  half.covenant,
  half.unit,
  half.indicator,
  half.illustrative,
  nullif(judged.verdict, 'indeterminate') as result,
  case when judged.verdict <> 'indeterminate' then judged.actual end as came,
  case when judged.verdict <> 'indeterminate' then judged.qualifier end as came_qualifier,
  case
    when judged.verdict = 'indeterminate' then 'unknown'
    when judged.verdict in ('met', 'exceeded') then 'yes'
    when judged.verdict = 'missed' then 'no'
    when half.comparator in ('>=', '>', '=') and half.at_most < half.target and half.kind <> 'bool' then 'no'
    when half.comparator = '>' and half.at_most = half.target then 'no'
    when half.comparator in ('<=', '<') and half.rises and half.proved = 'missed' then 'no'
    when half.comparator = '=' and half.rises and half.low > half.target then 'no'
    when half.actual is null or half.across_year = 'year_end' then 'unknown'
    when half.kind = 'bool' then case when half.actual >= half.at_most then 'yes' else 'unknown' end
    when half.kind = 'grade' then 'unknown'
    when half.across_year = 'ratio' and half.target >= half.at_most and half.proved not in ('met', 'exceeded') then 'unknown'
    when half.comparator in ('<=', '<', '=') and half.rises and half.proved = 'indeterminate' then 'unknown'
    else 'yes'
  end as reachable
from marts.half_standing as half
left join judged
  on judged.covenant = half.covenant and judged.unit is not distinct from half.unit
  and judged.indicator = half.indicator and judged.illustrative = half.illustrative
