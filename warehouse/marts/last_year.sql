-- One row per covenant, unit (null: the whole bloc), indicator and illustrative or not: the result of the year before.
-- View: a step on the way to marts.target_realism.
-- The whole bloc's is that of its members of this year, a bound where one was silent; else its own report's.
select
  lineage.covenant,
  lineage.unit,
  earlier.indicator,
  earlier.illustrative,
  earlier.value,
  earlier.qualifier,
  earlier.numerator,
  earlier.denominator
from marts.lineage as lineage
inner join marts.earlier_figure as earlier
  on earlier.covenant = lineage.covenant and earlier.unit = lineage.unit and earlier.period = lineage.period
where lineage.period not like '%-S_' and earlier.value is not null
union all
select
  added.covenant,
  cast(null as varchar) as unit,
  added.indicator,
  added.illustrative,
  cast(case
    when indicator.across_units = 'sum' then added.total
    when added.without_parts > 0 or added.denominator = 0 then null
    when indicator.across_units = 'ratio' then 100 * cast(added.numerator as double) / cast(added.denominator as double)
    else cast(added.numerator as double) / cast(added.denominator as double)
  end as decimal(38, 6)) as value,
  case
    when added.is_loose or ((added.is_lower or added.silent > 0) and added.is_upper) then '~'
    when added.silent > 0 and (indicator.may_be_negative or indicator.across_units <> 'sum') then '~'
    when added.is_lower or added.silent > 0 then case when added.is_strict then '>' else '>=' end
    when added.is_upper then case when added.is_strict then '<' else '<=' end
    else '='
  end as qualifier,
  added.numerator,
  added.denominator
from marts.last_year_sum as added
inner join core.indicator as indicator using (indicator)
where added.told > 0 and indicator.across_units in ('sum', 'ratio', 'weighted')
union all
select
  now.covenant,
  cast(null as varchar) as unit,
  own.indicator,
  own.illustrative,
  own.value,
  own.qualifier,
  own.numerator,
  own.denominator
from core.covenant as now
inner join marts.told as own on own.unit = now.bloc and own.period = cast(now.year - 1 as varchar)
left join marts.last_year_sum as added
  on added.covenant = now.covenant and added.indicator = own.indicator and added.illustrative = own.illustrative
  and added.told > 0
where own.value is not null and added.covenant is null
