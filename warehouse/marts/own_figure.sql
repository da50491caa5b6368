-- One row per covenant, indicator and period of a bloc's own report: what the bloc says of itself.
-- It is never added to what its units say.
select
  term.covenant,
  told.indicator,
  term.period,
  told.value,
  told.qualifier,
  told.numerator,
  told.denominator,
  told.denominator_qualifier,
  cast(case when told.status in ('E', 'P') then 1 else 0 end as bigint) as estimated,
  cast(case when told.status in ('E', 'P') or told.denominator_status in ('E', 'P') then 1 else 0 end as bigint)
    as estimated_share,
  told.illustrative
from core.term as term
inner join marts.told as told on told.unit = term.bloc and told.period = term.period
where told.value is not null
