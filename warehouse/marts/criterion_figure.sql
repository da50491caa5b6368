-- One row per covenant, scored unit and criterion: the bounds of what it counts, beside the target it is held against.
-- `state` says what there is to score: told, not_reported, not_due, not_applicable, no_target or by_hand.
with figure as (
  select
    progress.*,
    case
      when progress.measure = '%' and progress.numerator is not null and progress.denominator > 0
        then cast(100 * cast(progress.numerator as double) / cast(progress.denominator as double) as decimal(38, 9))
      else cast(progress.actual as decimal(38, 9))
    end as exact
  from marts.progress as progress
  where progress.unit is not null and progress.basis = 'units'
)

select
  scored.covenant,
  scored.bloc,
  scored.year,
  scored.unit,
  criterion.criterion,
  figure.indicator,
  case when figure.qualifier in ('=', '>', '>=') then figure.exact else 0 end as low,
  case when figure.qualifier in ('=', '<', '<=') then figure.exact end as high,
  figure.qualifier,
  cast(figure.target as decimal(38, 9)) as target,
  case when figure.comparator = 'yes' then '>=' else figure.comparator end as comparator,
  figure.percent,
  figure.verdict,
  coalesce(figure.estimated > 0, false) as estimated,
  counted.cases,
  case
    when criterion.rule = 'by_hand' then 'by_hand'
    when counted.criterion is not null then 'told'
    when figure.expected = 0 or (figure.measure = '%' and figure.denominator = 0) then 'not_applicable'
    when figure.unit is null then 'no_target'
    when figure.target is null and criterion.rule <> 'per_case' then 'no_target'
    when figure.exact is not null then 'told'
    when build.as_of <= coalesce(due.due_on, make_date(scored.year, 12, 31)) then 'not_due'
    else 'not_reported'
  end as state,
  scored.illustrative
from marts.scored_unit as scored
inner join core.criterion as criterion using (covenant)
cross join core.build as build
left join figure
  on figure.covenant = scored.covenant and figure.unit = scored.unit and figure.indicator = criterion.indicator
  and figure.period = scored.period and figure.illustrative = scored.illustrative
left join marts.criterion_count as counted
  on counted.covenant = scored.covenant and counted.unit = scored.unit and counted.criterion = criterion.criterion
left join core.due_governing as due
  on due.bloc = scored.bloc and due.period = scored.period and due.world = scored.illustrative
