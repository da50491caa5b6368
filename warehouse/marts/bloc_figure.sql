-- One row per covenant, indicator shown and period: the bloc's figure from its units.
-- A silent unit makes a sum a lower bound and a share unproven; it is never a zero.
with silence as (
  select
    added.*,
    indicator.kind,
    indicator.across_units,
    added.is_lower or (added.reported < added.expected and indicator.across_units = 'sum') as has_lower,
    added.is_loose or (
      added.reported < added.expected
      and (indicator.may_be_negative or indicator.across_units in ('ratio', 'weighted'))
    ) as has_loose
  from marts.bloc_sum as added
  inner join core.indicator as indicator using (indicator)
)

select
  covenant,
  indicator,
  period,
  cast(case
    when reported = 0 then null
    when kind = 'bool' or (kind = 'grade' and without_grade = 0) then numerator
    when kind = 'grade' or (across_units <> 'sum' and (without_parts > 0 or denominator = 0)) then null
    when across_units = 'weighted' then cast(numerator as double) / cast(denominator as double)
    when across_units = 'ratio' then 100 * cast(numerator as double) / cast(denominator as double)
    else total
  end as decimal(38, 6)) as value,
  case
    when reported = 0 then null
    when kind in ('bool', 'grade') then '='
    when has_loose or (has_lower and is_upper) then '~'
    when has_lower and is_strict then '>'
    when has_lower then '>='
    when is_upper and is_strict then '<'
    when is_upper then '<='
    else '='
  end as qualifier,
  cast(case
    when kind not in ('bool', 'grade') and without_parts > 0 then null
    when kind = 'grade' and without_grade > 0 then null
    else numerator
  end as decimal(38, 6)) as numerator,
  cast(case when kind not in ('bool', 'grade') and without_parts > 0 then null else denominator end
    as decimal(38, 6)) as denominator,
  case
    when is_whole_loose or (is_whole_lower and is_whole_upper) then '~'
    when is_whole_lower and is_whole_strict then '>'
    when is_whole_lower then '>='
    when is_whole_upper and is_whole_strict then '<'
    when is_whole_upper then '<='
  end as denominator_qualifier,
  expected,
  reported,
  estimated,
  estimated_share,
  illustrative
from silence
