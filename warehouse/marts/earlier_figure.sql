-- One row per covenant, expected unit, indicator and half-year or year: the figure of a year before that it follows.
-- View: a step on the way to marts.pair.
-- Its own, or across a merger what its predecessors told added up: all of them, or none. A part taken is “about”.
with joined as (
  select
    lineage.covenant,
    lineage.unit,
    told.indicator,
    lineage.period,
    told.illustrative,
    lineage.ancestors,
    count(*) as told,
    sum(told.value * ancestor.share) as total,
    sum(told.numerator * ancestor.share) as numerator,
    sum(told.denominator * ancestor.share) as denominator,
    count(*) filter (where told.numerator is not null and told.denominator is not null) as with_parts,
    bool_or(told.qualifier in ('>', '<')) as is_strict,
    bool_or(told.qualifier in ('>', '>=')) as is_lower,
    bool_or(told.qualifier in ('<', '<=')) as is_upper,
    bool_or(told.qualifier = '~' or ancestor.share <> 1) as is_loose
  from marts.lineage as lineage
  inner join marts.ancestor as ancestor
    on ancestor.covenant = lineage.covenant and ancestor.period = lineage.period and ancestor.unit = lineage.unit
  inner join marts.told as told on told.unit = ancestor.ancestor and told.period = ancestor.against
  where lineage.alone is null and told.value is not null and ancestor.share is not null
  group by lineage.covenant, lineage.unit, told.indicator, lineage.period, told.illustrative, lineage.ancestors
)

select
  lineage.covenant,
  lineage.unit,
  told.indicator,
  lineage.period,
  told.value,
  told.qualifier,
  told.missing,
  told.numerator,
  told.denominator,
  told.illustrative
from marts.lineage as lineage
inner join marts.told as told on told.unit = lineage.alone and told.period = lineage.against
where told.value is not null or told.missing = 'not_applicable'
union all
select
  joined.covenant,
  joined.unit,
  joined.indicator,
  joined.period,
  cast(case
    when indicator.across_units = 'sum' then joined.total
    when joined.with_parts < joined.told or joined.denominator = 0 then null
    when indicator.across_units = 'ratio'
      then 100 * cast(joined.numerator as double) / cast(joined.denominator as double)
    when indicator.across_units = 'weighted'
      then cast(joined.numerator as double) / cast(joined.denominator as double)
  end as decimal(24, 6)) as value,
  case
    when joined.is_loose or (joined.is_lower and joined.is_upper) then '~'
    when joined.is_lower then case when joined.is_strict then '>' else '>=' end
    when joined.is_upper then case when joined.is_strict then '<' else '<=' end
    else '='
  end as qualifier,
  cast(null as varchar) as missing,
  cast(joined.numerator as decimal(24, 6)) as numerator,
  cast(joined.denominator as decimal(24, 6)) as denominator,
  joined.illustrative
from joined
inner join core.indicator as indicator using (indicator)
where joined.told = joined.ancestors
