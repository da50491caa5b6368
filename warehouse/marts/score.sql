-- One row per covenant, unit, criterion and stage (computed, self, cross_check, appraised, voted, recognised).
-- What a stage does not say anew stands as an earlier one left it, named by `given_at`. What does not apply to a unit
-- has no points and no max_points. `lost`: what the line could have brought and did not, or took away. A criterion that
-- names no content group is of its indicator's.
with given as (
  select
    covenant, unit, criterion, 1 as step, state, percent, points, possible, reason, reason_en, evidence,
    cast(null as decimal(38, 12)) as stated
  from marts.computed_line
  union all
  select
    covenant, unit, criterion, step, 'given' as state, null as percent, points, points as possible, reason,
    reason as reason_en, coalesce(evidence, nullif(concat_ws(' · ', file_name, sheet, cell), '')) as evidence, stated
  from marts.stated_points
),

standing as (
  select
    given.*,
    reached.stage,
    reached.step as stage_step,
    reached.bloc,
    reached.year,
    reached.illustrative,
    row_number() over (
      partition by given.covenant, given.unit, given.criterion, reached.stage order by given.step desc
    ) as newest
  from given
  inner join marts.stage_reached as reached
    on reached.covenant = given.covenant and reached.unit = given.unit and reached.step >= given.step
)

select
  standing.covenant,
  standing.bloc,
  standing.year,
  standing.unit,
  standing.criterion,
  standing.stage,
  criterion.kind,
  coalesce(criterion.content_group, indicator.content_group) as content_group,
  case when standing.points is not null then criterion.max_points end as max_points,
  standing.points,
  standing.possible,
  case when criterion.kind <> 'bonus' then greatest(criterion.max_points, 0) - standing.points end as lost,
  standing.percent,
  standing.state,
  giver.stage as given_at,
  computed.points as computed_points,
  computed.estimated,
  standing.stated,
  standing.reason,
  standing.reason_en,
  standing.evidence,
  standing.illustrative
from standing
inner join core.criterion as criterion using (covenant, criterion)
left join core.indicator as indicator on indicator.indicator = criterion.indicator
inner join marts.scoring_stage as giver on giver.step = standing.step
inner join marts.computed_line as computed
  on computed.covenant = standing.covenant and computed.unit = standing.unit and computed.criterion = standing.criterion
where standing.newest = 1
