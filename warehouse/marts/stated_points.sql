-- One row per covenant, scored unit, criterion and stage at which people gave points, held within the criterion's own.
-- A unit checks others, never itself: points of a cross-check that only the unit itself made are not counted.
with checked as (
  select covenant, unit, illustrative, bool_and(checked_by = unit) as only_by_itself
  from core.cross_check
  group by covenant, unit, illustrative
)

select
  point.covenant,
  point.unit,
  point.criterion,
  stage.step,
  point.points as stated,
  cast(
    case
      when criterion.kind = 'deduction'
        then greatest(-abs(point.points), coalesce(criterion.cap, criterion.max_points))
      else greatest(0, least(point.points, coalesce(criterion.cap, criterion.max_points)))
    end as decimal(38, 12)
  ) as points,
  point.reason,
  point.evidence,
  point.submission,
  point.file_name,
  point.sheet,
  point.cell
from core.point as point
inner join marts.scored_unit as scored
  on scored.covenant = point.covenant and scored.unit = point.unit and scored.illustrative = point.illustrative
inner join core.criterion as criterion
  on criterion.covenant = point.covenant and criterion.criterion = point.criterion
inner join marts.scoring_stage as stage on stage.stage = point.stage
left join checked
  on checked.covenant = point.covenant and checked.unit = point.unit and checked.illustrative = point.illustrative
where point.points is not null and not (stage.stage = 'cross_check' and coalesce(checked.only_by_itself, false))
