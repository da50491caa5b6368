-- One row per covenant, unit (null: the whole bloc), indicator told for its first half: what earlier years say of the rest.
-- View: a step on the way to marts.forecast.
-- `centre` is the usual growth, `spread` how it varies, with `freedom` degrees of freedom: of its own years from three on,
-- else of the years of the members that have told this half.
with peers as (
  select
    membership.bloc,
    half.year,
    half.indicator,
    half.illustrative,
    max(half.years) as longest,
    sum(half.years) as years,
    sum(half.growths) as growths,
    sum(half.squares) as squares
  from marts.half_growth as half
  inner join core.membership as membership on membership.unit = half.reporter and membership.year = half.year
  group by membership.bloc, half.year, half.indicator, half.illustrative
),

seat as (
  select covenant.covenant, covenant.bloc, covenant.year, membership.unit, membership.unit as reporter
  from core.covenant as covenant
  inner join core.membership as membership on membership.bloc = covenant.bloc and membership.year = covenant.year
  union all
  select covenant, bloc, year, cast(null as varchar) as unit, bloc as reporter
  from core.covenant
),

known as (
  select
    seat.covenant,
    seat.unit,
    half.indicator,
    half.illustrative,
    half.years,
    coalesce(peers.longest, 0) as longest,
    half.years >= 3 as own_spread,
    case when half.years > 0 then half.years else coalesce(peers.years, 0) end as grown,
    case when half.years > 0 then half.growths else peers.growths end as growths,
    case when half.years >= 3 then half.years else coalesce(peers.years, 0) end as varied,
    cast(case when half.years >= 3 then half.growths else peers.growths end as double) as sum_varied,
    cast(case when half.years >= 3 then half.squares else peers.squares end as double) as squares
  from seat
  inner join marts.half_growth as half on half.reporter = seat.reporter and half.year = seat.year
  left join peers
    on peers.bloc = seat.bloc and peers.year = seat.year
    and peers.indicator = half.indicator and peers.illustrative = half.illustrative
)

select
  covenant,
  unit,
  indicator,
  illustrative,
  case when years > 0 then 'own_history' when longest > 0 then 'bloc_history' else 'pace' end as method,
  case when years > 0 then years else longest end as history_years,
  cast(case when grown > 0 then cast(growths as double) / grown end as decimal(18, 9)) as centre,
  cast(case when varied >= 3 then
    sqrt(greatest((squares - sum_varied * sum_varied / varied) / (varied - 1), 0.0004)) * sqrt(1 + 1.0 / grown)
  end as decimal(18, 9)) as spread,
  case when varied >= 3 then varied - 1 end as freedom
from known
