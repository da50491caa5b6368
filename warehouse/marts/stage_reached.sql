-- One row per covenant, scored unit and stage that its score has reached.
-- The vote counts where enough voted; a recognition in a bloc is that of all its units, named in it or not.
with recognised as (
  select distinct covenant, illustrative
  from core.award
  where stage = 'recognised' and unit is not null
),

reached as (
  select covenant, unit, 'computed' as stage
  from marts.scored_unit
  union
  select given.covenant, given.unit, stage.stage
  from marts.stated_points as given
  inner join marts.scoring_stage as stage using (step)
  union
  select covenant, unit, 'voted' as stage
  from marts.ballot
  where has_quorum
  union
  select scored.covenant, scored.unit, 'recognised' as stage
  from marts.scored_unit as scored
  inner join recognised using (covenant, illustrative)
)

select
  scored.covenant,
  scored.bloc,
  scored.year,
  scored.unit,
  stage.stage,
  stage.step,
  scored.illustrative
from reached
inner join marts.scored_unit as scored using (covenant, unit)
inner join marts.scoring_stage as stage using (stage)
