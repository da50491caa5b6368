-- One row per unit of one bloc and year, its role, and the person named for it if one is.
with named as (
  select
    post.unit,
    left(post.dated, 4) as year,
    post.person,
    post.post_vi,
    post.post_en,
    row_number() over (partition by post.unit, left(post.dated, 4) order by post.dated desc, post.person) as newest
  from core.post as post
)

select
  membership.unit,
  membership.role,
  membership.from_seed,
  membership.illustrative,
  unit.name_vi,
  unit.name_en,
  coalesce(signatory.person, named.person) as person,
  coalesce(signatory.post, named.post_vi) as post,
  case when signatory.post is null then named.post_en end as post_en
from core.membership as membership
inner join core.unit as unit using (unit)
left join core.covenant as covenant
  on covenant.bloc = membership.bloc and covenant.year = membership.year
left join core.signatory as signatory
  on signatory.covenant = covenant.covenant and signatory.unit = membership.unit
left join named
  on named.unit = membership.unit and named.year = cast(membership.year as varchar) and named.newest = 1
where membership.bloc = $bloc and membership.year = $year and ($blocs is null or list_contains($blocs, membership.bloc))
order by case membership.role when 'leader' then 1 when 'deputy' then 2 else 3 end, unit.name_vi
