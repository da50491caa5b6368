-- One row per covenant, indicator shown and period: what the units' figures add up to, and what leaves the sum open.
-- View: a step on the way to marts.bloc_figure.
-- Where no unit is known `expected` is empty, not zero: nobody has said that it does not apply.
select
  part.covenant,
  part.indicator,
  part.period,
  bool_and(part.illustrative) as illustrative,
  case when count(part.unit) > 0 then count(*) filter (where not part.not_applicable) end as expected,
  count(*) filter (where part.told) as reported,
  count(*) filter (where part.told and part.estimated) as estimated,
  count(*) filter (where part.told and (part.estimated or part.estimated_whole)) as estimated_share,
  count(*) filter (where part.told and (part.numerator is null or part.denominator is null)) as without_parts,
  count(*) filter (where part.told and part.at_grade is null) as without_grade,
  sum(part.value) filter (where part.told) as total,
  case
    when indicator.kind = 'bool' then count(*) filter (where part.told and part.value = 1)
    when indicator.kind = 'grade' then count(*) filter (where part.told and part.at_grade)
    else sum(part.numerator) filter (where part.told)
  end as numerator,
  case
    when indicator.kind in ('bool', 'grade') then count(*) filter (where part.told)
    else sum(part.denominator) filter (where part.told)
  end as denominator,
  coalesce(bool_or(part.told and part.qualifier in ('>', '<')), false) as is_strict,
  coalesce(bool_or(part.told and part.qualifier in ('>', '>=')), false) as is_lower,
  coalesce(bool_or(part.told and part.qualifier in ('<', '<=')), false) as is_upper,
  coalesce(bool_or(part.told and part.qualifier = '~'), false) as is_loose,
  coalesce(bool_or(part.told and part.denominator_qualifier in ('>', '<')), false) as is_whole_strict,
  coalesce(bool_or(part.told and part.denominator_qualifier in ('>', '>=')), false) as is_whole_lower,
  coalesce(bool_or(part.told and part.denominator_qualifier in ('<', '<=')), false) as is_whole_upper,
  coalesce(bool_or(part.told and part.denominator_qualifier = '~'), false) as is_whole_loose
from marts.bloc_part as part
inner join core.indicator as indicator using (indicator)
group by part.covenant, part.indicator, part.period, indicator.kind
