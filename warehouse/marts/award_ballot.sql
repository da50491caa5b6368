-- One row per covenant, scored unit and award of its quotas: whether a ballot on that award was held, and carried the unit.
-- A question names an award by its code or by its words; what names none is asked of the unit as such. `votes`: those on
-- the award, else on the unit as such; votes on another award say nothing of this one.
with named as (
  select
    ballot.covenant,
    ballot.unit,
    quota.award,
    bool_or(ballot.has_majority) as carried,
    max(ballot.in_favour) as votes
  from marts.ballot as ballot
  inner join core.quota as quota
    on quota.covenant = ballot.covenant and quota.illustrative = ballot.illustrative
    and ballot.question in (quota.award, quota.name_vi)
  where ballot.has_quorum
  group by ballot.covenant, ballot.unit, quota.award
),

as_such as (
  select ballot.covenant, ballot.unit, ballot.illustrative, max(ballot.in_favour) as votes
  from marts.ballot as ballot
  left join core.quota as quota
    on quota.covenant = ballot.covenant and quota.illustrative = ballot.illustrative
    and ballot.question in (quota.award, quota.name_vi)
  where ballot.has_quorum and quota.award is null
  group by ballot.covenant, ballot.unit, ballot.illustrative
)

select
  scored.covenant,
  scored.unit,
  quota.award,
  held.award is not null as is_held,
  coalesce(named.carried, false) as is_carried,
  case when held.award is null then as_such.votes else named.votes end as votes
from marts.scored_unit as scored
inner join core.quota as quota using (covenant, illustrative)
left join (select distinct covenant, award from named) as held
  on held.covenant = scored.covenant and held.award = quota.award
left join named
  on named.covenant = scored.covenant and named.unit = scored.unit and named.award = quota.award
left join as_such
  on as_such.covenant = scored.covenant and as_such.unit = scored.unit and as_such.illustrative = scored.illustrative
