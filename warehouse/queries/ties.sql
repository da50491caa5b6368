-- One row per unit, stage and place in the order of ties, of those whose printed total another unit has: what is compared.
select
  tied.unit,
  tied.stage,
  tied.position,
  tied.tie,
  tied.value,
  tied.printed,
  tied.rank,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from (
  select
    ranking.*,
    scheme.position,
    scheme.tie,
    tie.value,
    count(*) over (partition by ranking.covenant, ranking.stage, scheme.position, ranking.printed) as sharing
  from marts.ranking as ranking
  inner join core.scheme_tie as scheme on scheme.covenant = ranking.covenant
  inner join marts.tie_key as tie
    on tie.covenant = ranking.covenant and tie.unit = ranking.unit and tie.stage = ranking.stage
    and tie.position = scheme.position and tie.scenario = 'as_is'
  where ranking.bloc = $bloc and ranking.year = $year and ranking.rank is not null
    and ($blocs is null or list_contains($blocs, ranking.bloc))
) as tied
inner join core.unit as unit on unit.unit = tied.unit
where tied.sharing > 1
order by tied.stage, tied.printed desc, tied.rank, tied.unit, tied.position
