-- One row per covenant, half-year or year, expected unit and unit whose figure of a year before counts for it.
-- Itself, if it was there then, less what it has given away since; and each unit that it carries on from.
with spot as (
  select
    covenant,
    bloc,
    year,
    unit,
    period,
    concat(cast(year - 1 as varchar), substr(period, 5)) as against,
    last_day,
    case when half = 1 then make_date(year - 1, 6, 30) else make_date(year - 1, 12, 31) end as earlier_day
  from core.expected_unit
  where half is distinct from 2
),

given_away as (
  select
    spot.covenant,
    spot.period,
    spot.unit,
    case when count(*) = count(gone.share) then sum(gone.share) end as share
  from spot
  inner join core.succession as gone
    on gone.old = spot.unit and gone.kind = 'transfer'
    and gone.on_day > spot.earlier_day and gone.on_day <= spot.last_day
  group by spot.covenant, spot.period, spot.unit
)

select
  spot.covenant,
  spot.bloc,
  spot.year,
  spot.unit,
  spot.period,
  spot.against,
  spot.unit as ancestor,
  cast(case when given_away.unit is null then 1 else 1 - given_away.share end as decimal(9, 6)) as share,
  given_away.unit is not null as breaks
from spot
inner join core.unit as unit on unit.unit = spot.unit
left join given_away
  on given_away.covenant = spot.covenant and given_away.period = spot.period and given_away.unit = spot.unit
where coalesce(unit.valid_from, spot.earlier_day) <= spot.earlier_day
union all
select
  spot.covenant,
  spot.bloc,
  spot.year,
  spot.unit,
  spot.period,
  spot.against,
  descent.old as ancestor,
  descent.share,
  descent.breaks
from spot
inner join core.descent as descent
  on descent.new = spot.unit and descent.first_day > spot.earlier_day and descent.last_day <= spot.last_day
inner join core.unit as old on old.unit = descent.old
where coalesce(old.valid_from, spot.earlier_day) <= spot.earlier_day
  and coalesce(old.valid_to, spot.earlier_day) >= spot.earlier_day
