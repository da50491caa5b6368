-- One row per unit and stage of one bloc and year: points, total, rank, and what would change it; best first.
select
  ranking.*,
  stage.step,
  standing.stage is not null as stands,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.ranking as ranking
inner join core.unit as unit using (unit)
inner join marts.scoring_stage as stage using (stage)
left join marts.standing_stage as standing
  on standing.covenant = ranking.covenant and standing.stage = ranking.stage
where ranking.bloc = $bloc and ranking.year = $year
  and ($blocs is null or list_contains($blocs, ranking.bloc))
order by stage.step desc, ranking.rank nulls last, unit.name_vi
