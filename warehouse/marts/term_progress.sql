-- One row per row of marts.term_figure: how far a target of several years has come, and what is expected by then.
-- A flow is expected in equal parts year by year; anything else is judged when its term ends, or once it is reached.
with bounded as (
  select
    figure.*,
    case
      when actual is null then null
      when is_loose or (is_lower and is_upper) then '~'
      when adds_up and years_told < years then
        case when is_upper or may_be_negative then '~' when is_strict then '>' else '>=' end
      when is_lower then case when is_strict then '>' else '>=' end
      when is_upper then case when is_strict then '<' else '<=' end
      else '='
    end as qualifier,
    cast(100 * cast(years_passed as double) / (term_to - term_from + 1) as decimal(9, 4)) as expected_percent,
    period not like '%-S_' and year = term_to as is_over
  from marts.term_figure as figure
),

placed as (
  select
    bounded.*,
    case when qualifier in ('=', '>', '>=') then actual end as low,
    case when qualifier in ('=', '<', '<=') then actual end as high,
    adds_up and comparator in ('>=', '>', '=') and target > 0 as has_percent
  from bounded
)

select
  placed.covenant,
  placed.bloc,
  placed.year,
  placed.unit,
  placed.indicator,
  placed.period,
  placed.term_from,
  placed.term_to,
  placed.measure,
  placed.comparator,
  placed.target,
  placed.years,
  placed.years_told,
  placed.actual,
  placed.qualifier,
  case when placed.comparator in ('>=', '>', '=') and placed.target > 0
    then cast(100 * cast(placed.actual as double) / cast(placed.target as double) as decimal(38, 6)) end as percent,
  case when placed.has_percent then placed.expected_percent end as expected_percent,
  case
    when placed.actual is null then case when term.last_day < build.as_of then 'not_known' else 'not_due' end
    when placed.is_over or (proof.proved in ('met', 'exceeded') and placed.comparator in ('>=', '>')) then proof.proved
    when not placed.adds_up then 'not_due'
    when placed.comparator in ('<=', '<') then
      case proof.proved when 'met' then 'on_pace' when 'missed' then 'behind' else 'indeterminate' end
    when placed.comparator = '=' and placed.low > placed.target then 'behind'
    when 100 * cast(placed.low as double) / cast(placed.target as double) >= placed.expected_percent then 'on_pace'
    when 100 * cast(placed.high as double) / cast(placed.target as double) < placed.expected_percent then 'behind'
    else 'indeterminate'
  end as verdict,
  placed.illustrative
from placed
inner join core.term as term on term.covenant = placed.covenant and term.period = placed.period
cross join core.build as build
left join marts.proof as proof
  on proof.comparator = placed.comparator
  and proof.low = case when placed.low > placed.target or (placed.low = placed.target and placed.qualifier = '>') then 'above'
    when placed.low = placed.target then 'at' when placed.low < placed.target then 'below' else 'open' end
  and proof.high = case when placed.high < placed.target or (placed.high = placed.target and placed.qualifier = '<') then 'below'
    when placed.high = placed.target then 'at' when placed.high > placed.target then 'above' else 'open' end
