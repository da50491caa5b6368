-- One row per covenant, scored unit and award of its quotas: whether a ballot on that award was held, and carried the unit.
-- A question names an award by its code or by its words; what names none is asked of the unit as such.
with named as (
  select
    ballot.covenant,
    ballot.unit,
    quota.award,
    bool_or(ballot.has_majority) as carried
  from marts.ballot as ballot
  inner join core.quota as quota
    on quota.covenant = ballot.covenant and quota.illustrative = ballot.illustrative
    and ballot.question in (quota.award, quota.name_vi)
  where ballot.has_quorum
  group by ballot.covenant, ballot.unit, quota.award
)

select
  scored.covenant,
  scored.unit,
  quota.award,
  held.award is not null as is_held,
  coalesce(named.carried, false) as is_carried
from marts.scored_unit as scored
inner join core.quota as quota using (covenant, illustrative)
left join (select distinct covenant, award from named) as held
  on held.covenant = scored.covenant and held.award = quota.award
left join named
  on named.covenant = scored.covenant and named.unit = scored.unit and named.award = quota.award
