-- One row per covenant, indicator and half-year or year: what the units that compare told now, and a year before.
-- View: a step on the way to marts.comparison.
-- Where one unit's figure is real, the illustrative ones stay out.
with world as (
  select covenant, indicator, period, bool_and(illustrative) as illustrative
  from marts.pair
  where value is not null
  group by covenant, indicator, period
)

select
  pair.covenant,
  pair.bloc,
  pair.year,
  pair.indicator,
  pair.period,
  pair.against,
  world.illustrative,
  count(*) as units,
  sum(pair.value) as total,
  sum(pair.numerator) as numerator,
  sum(pair.denominator) as denominator,
  sum(pair.earlier) as earlier_total,
  sum(pair.earlier_numerator) as earlier_numerator,
  sum(pair.earlier_denominator) as earlier_denominator,
  count(*) filter (where pair.numerator is not null and pair.denominator is not null
    and pair.earlier_numerator is not null and pair.earlier_denominator is not null) as with_parts,
  bool_or(pair.qualifier in ('>', '<')) as is_strict,
  bool_or(pair.qualifier in ('>', '>=')) as is_lower,
  bool_or(pair.qualifier in ('<', '<=')) as is_upper,
  bool_or(pair.qualifier = '~') as is_loose,
  bool_or(pair.earlier_qualifier in ('>', '<')) as was_strict,
  bool_or(pair.earlier_qualifier in ('>', '>=')) as was_lower,
  bool_or(pair.earlier_qualifier in ('<', '<=')) as was_upper,
  bool_or(pair.earlier_qualifier = '~') as was_loose,
  case
    when bool_or(pair.break = 'merger') then 'merger'
    when bool_or(pair.break = 'definition') then 'definition'
    when bool_or(pair.break = 'cut_off') then 'cut_off'
  end as break
from marts.pair as pair
inner join world using (covenant, indicator, period)
where pair.left_out is null and pair.illustrative = world.illustrative
group by
  pair.covenant, pair.bloc, pair.year, pair.indicator, pair.period, pair.against, world.illustrative
