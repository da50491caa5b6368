-- One row per covenant, indicator and illustrative or not: what its members told of the year before, added up.
-- A member that was not there then is not silent.
with asked as (
  select covenant, count(*) as members
  from marts.lineage
  where period not like '%-S_' and ancestors > 0
  group by covenant
)

select
  lineage.covenant,
  earlier.indicator,
  earlier.illustrative,
  max(asked.members) - count(*) as silent,
  count(*) filter (where earlier.value is not null) as told,
  count(*) filter (where earlier.value is not null and (earlier.numerator is null or earlier.denominator is null))
    as without_parts,
  sum(earlier.value) as total,
  sum(earlier.numerator) as numerator,
  sum(earlier.denominator) as denominator,
  coalesce(bool_or(earlier.qualifier in ('>', '<')), false) as is_strict,
  coalesce(bool_or(earlier.qualifier in ('>', '>=')), false) as is_lower,
  coalesce(bool_or(earlier.qualifier in ('<', '<=')), false) as is_upper,
  coalesce(bool_or(earlier.qualifier = '~'), false) as is_loose
from marts.lineage as lineage
inner join asked on asked.covenant = lineage.covenant
inner join marts.earlier_figure as earlier
  on earlier.covenant = lineage.covenant and earlier.unit = lineage.unit and earlier.period = lineage.period
where lineage.period not like '%-S_'
group by lineage.covenant, earlier.indicator, earlier.illustrative
