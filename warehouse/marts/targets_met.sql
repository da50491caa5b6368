-- One row per covenant, unit (null: the whole bloc) and year for which targets are set: how many are met.
-- The share of targets met does not count itself.
with counted as (
  select
    verdict.*,
    row_number() over (
      partition by covenant, unit, indicator, period
      order by case basis when 'units' then 1 else 2 end
    ) as precedence
  from marts.verdict as verdict
  where half is null and indicator <> 'KHOI_CHITIEU_DAT' and verdict not in ('not_applicable', 'no_target')
)

select
  covenant,
  unit,
  period,
  illustrative,
  count(*) as targets,
  count(*) filter (where verdict in ('met', 'exceeded')) as met,
  count(*) filter (where verdict in ('not_due', 'not_known', 'indeterminate')) as still_open
from counted
where precedence = 1
group by covenant, unit, period, illustrative
