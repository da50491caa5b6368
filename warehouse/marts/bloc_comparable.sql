-- One row per covenant, indicator, half-year or year and basis: the whole bloc now and a year before, like with like.
-- View: a step on the way to marts.comparison.
-- Its units are those that compare; where none does, its row says so. A grade has no sum.
with missed as (
  select bloc, year, indicator, period, against, count(distinct unit) as units, bool_and(illustrative) as illustrative
  from marts.left_out
  group by bloc, year, indicator, period, against
)

select
  coalesce(added.bloc, missed.bloc) as bloc,
  coalesce(added.year, missed.year) as year,
  indicator.indicator,
  coalesce(added.period, missed.period) as period,
  coalesce(added.against, missed.against) as against,
  'units' as basis,
  cast(case
    when indicator.across_units in ('sum', 'share_yes') then added.total
    when added.with_parts < added.units or added.denominator = 0 then null
    when indicator.across_units = 'ratio' then 100 * cast(added.numerator as double) / cast(added.denominator as double)
    else cast(added.numerator as double) / cast(added.denominator as double)
  end as decimal(38, 6)) as value,
  case
    when added.is_loose or (added.is_lower and added.is_upper) then '~'
    when added.is_lower then case when added.is_strict then '>' else '>=' end
    when added.is_upper then case when added.is_strict then '<' else '<=' end
    when added.units > 0 then '='
  end as qualifier,
  cast(case
    when indicator.across_units in ('sum', 'share_yes') then added.earlier_total
    when added.with_parts < added.units or added.earlier_denominator = 0 then null
    when indicator.across_units = 'ratio'
      then 100 * cast(added.earlier_numerator as double) / cast(added.earlier_denominator as double)
    else cast(added.earlier_numerator as double) / cast(added.earlier_denominator as double)
  end as decimal(38, 6)) as earlier,
  case
    when added.was_loose or (added.was_lower and added.was_upper) then '~'
    when added.was_lower then case when added.was_strict then '>' else '>=' end
    when added.was_upper then case when added.was_strict then '<' else '<=' end
    when added.units > 0 then '='
  end as earlier_qualifier,
  coalesce(added.units, 0) as comparable_units,
  coalesce(missed.units, 0) as left_out,
  added.break,
  coalesce(added.illustrative, missed.illustrative) as illustrative
from marts.comparable_sum as added
full outer join missed
  on missed.bloc = added.bloc and missed.indicator = added.indicator and missed.period = added.period
inner join core.indicator as indicator on indicator.indicator = coalesce(added.indicator, missed.indicator)
where indicator.kind <> 'grade'
union all
select
  now.bloc,
  now.year,
  told.indicator,
  told.period,
  before.period as against,
  'own' as basis,
  told.value,
  told.qualifier,
  before.value as earlier,
  before.qualifier as earlier_qualifier,
  cast(null as bigint) as comparable_units,
  cast(null as bigint) as left_out,
  cast(null as varchar) as break,
  told.illustrative
from marts.figure as told
inner join core.covenant as now using (covenant)
inner join marts.told as before
  on before.unit = now.bloc and before.indicator = told.indicator and before.illustrative = told.illustrative
  and before.period = concat(cast(now.year - 1 as varchar), substr(told.period, 5)) and before.value is not null
where told.unit is null and told.basis = 'own' and told.speaks and told.period not like '%-S2'
