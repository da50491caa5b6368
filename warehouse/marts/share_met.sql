-- One row per covenant, unit (null: the whole bloc) and year with a target already decided: the share of targets met.
-- A target still open leaves the share a lower bound, which the targets still open bound from above.
with share as (
  select
    targets_met.*,
    cast(100 * cast(met as double) / cast(targets as double) as decimal(38, 6)) as actual,
    cast(100 * cast(met + still_open as double) / cast(targets as double) as decimal(38, 6)) as possible
  from marts.targets_met as targets_met
  where still_open < targets
),

aimed as (
  select
    share.*,
    verdict.indicator,
    verdict.basis,
    verdict.target,
    verdict.comparator,
    case when share.actual > verdict.target then 'above' when share.actual = verdict.target then 'at'
      else 'below' end as low_lies,
    case when share.possible > verdict.target then 'above' when share.possible = verdict.target then 'at'
      else 'below' end as high_lies
  from share
  inner join marts.verdict as verdict
    on verdict.indicator = 'KHOI_CHITIEU_DAT' and verdict.covenant = share.covenant
    and verdict.unit is not distinct from share.unit and verdict.period = share.period
    and verdict.illustrative = share.illustrative
)

select
  aimed.covenant,
  aimed.unit,
  aimed.indicator,
  aimed.period,
  aimed.basis,
  aimed.actual,
  case when aimed.still_open > 0 then '>=' else '=' end as qualifier,
  aimed.met as numerator,
  aimed.targets as denominator,
  proof.proved as verdict
from aimed
left join marts.proof as proof
  on proof.comparator = aimed.comparator and proof.low = aimed.low_lies and proof.high = aimed.high_lies
