-- One row per unit of one bloc and year, its role, and who is named for it, with post: who signed, else its newest post.
with signed as (
  select
    covenant,
    unit,
    string_agg(concat_ws(', ', person, post), '; ' order by person) as person
  from core.signatory
  where person is not null
  group by covenant, unit
),

named as (
  select
    unit,
    left(dated, 4) as year,
    concat_ws(', ', person, post_vi) as person,
    post_en,
    row_number() over (partition by unit, left(dated, 4) order by dated desc, person) as newest
  from core.post
)

select
  membership.unit,
  membership.role,
  membership.from_seed,
  membership.illustrative,
  unit.name_vi,
  unit.name_en,
  coalesce(signed.person, named.person) as person,
  case when signed.person is null then named.post_en end as post_en
from core.membership as membership
inner join core.member_name as unit using (bloc, year, unit)
left join core.covenant as covenant
  on covenant.bloc = membership.bloc and covenant.year = membership.year
left join signed on signed.covenant = covenant.covenant and signed.unit = membership.unit
left join named
  on named.unit = membership.unit and named.year = cast(membership.year as varchar) and named.newest = 1
where membership.bloc = $bloc and membership.year = $year and ($blocs is null or list_contains($blocs, membership.bloc))
order by case membership.role when 'leader' then 1 when 'deputy' then 2 else 3 end, unit.name_vi
