-- One row per award of one covenant, unit (null: the whole bloc) and stage: aimed for, registered, proposed, recognised.
select
  award.*,
  quota.name_en as award_en,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from core.award as award
inner join core.covenant as covenant using (covenant)
left join core.unit as unit on unit.unit = award.unit
left join core.quota as quota on quota.covenant = award.covenant and quota.name_vi = award.award
where award.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by award.stage, award.award, unit.name_vi nulls first
