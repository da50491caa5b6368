-- One row per covenant, unit (null: the whole bloc) and year for which targets are set: how many are met.
-- View: a step on the way to marts.share_met.
-- The share of targets met does not count itself.
select
  covenant,
  unit,
  period,
  illustrative,
  count(*) as targets,
  count(*) filter (where verdict in ('met', 'exceeded')) as met,
  count(*) filter (where verdict in ('not_due', 'not_known', 'indeterminate')) as still_open
from marts.verdict
where half is null and target is not null and speaks and indicator <> 'KHOI_CHITIEU_DAT' and verdict not in ('not_applicable', 'no_target')
group by covenant, unit, period, illustrative
