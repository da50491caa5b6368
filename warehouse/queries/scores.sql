-- One row per unit, criterion and stage of one bloc and year: the points, what was lost, and why; null unit asks for all.
select
  score.*,
  case when score.kind = 'content' then score.points * ranking.scaling else score.points end as counted,
  criterion.position,
  criterion.name_vi,
  criterion.name_en,
  criterion.rule_vi,
  criterion.rule_en,
  criterion.indicator,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  giver.file_name,
  giver.sheet,
  giver.cell
from marts.score as score
inner join core.criterion as criterion using (covenant, criterion)
inner join core.unit as unit using (unit)
inner join marts.scoring_stage as stage using (stage)
inner join marts.ranking as ranking
  on ranking.covenant = score.covenant and ranking.unit = score.unit and ranking.stage = score.stage
left join core.point as giver
  on giver.covenant = score.covenant and giver.unit = score.unit and giver.criterion = score.criterion
  and giver.stage = score.given_at and giver.illustrative = score.illustrative
where score.bloc = $bloc and score.year = $year and ($unit is null or score.unit = $unit)
  and ($blocs is null or list_contains($blocs, score.bloc))
order by unit.name_vi, stage.step, criterion.position
