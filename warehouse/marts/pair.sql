-- One row per covenant, expected unit, indicator and half-year or year told now or a year before: both figures.
-- `left_out` says why the two do not compare. Illustrative and real never do.
with redefined as (
  select distinct term.covenant, term.period, redefinition.indicator
  from core.term as term
  inner join core.redefinition as redefinition
    on redefinition.on_day <= term.last_day
    and redefinition.on_day > make_date(term.year - 1, case when term.half = 1 then 6 else 12 end,
      case when term.half = 1 then 30 else 31 end)
)

select
  lineage.covenant,
  lineage.bloc,
  lineage.year,
  lineage.unit,
  figure.indicator,
  lineage.period,
  lineage.against,
  figure.value,
  figure.qualifier,
  figure.numerator,
  figure.denominator,
  figure.illustrative,
  earlier.value as earlier,
  earlier.qualifier as earlier_qualifier,
  earlier.numerator as earlier_numerator,
  earlier.denominator as earlier_denominator,
  earlier.illustrative as earlier_illustrative,
  case
    when lineage.breaks then 'merger'
    when redefined.covenant is not null then 'definition'
    when month(day_now.cut_off) <> month(day_then.cut_off) or day(day_now.cut_off) <> day(day_then.cut_off)
      then 'cut_off'
  end as break,
  case
    when figure.missing = 'not_applicable' or earlier.missing = 'not_applicable' then 'not_applicable'
    when figure.value is null then 'silent'
    when earlier.value is not null and figure.illustrative <> earlier.illustrative then 'other_world'
    when lineage.ancestors = 0 or not lineage.was_member then 'new'
    when earlier.value is null and lineage.breaks then 'merged'
    when earlier.value is null then 'silent'
  end as left_out
from marts.lineage as lineage
inner join marts.unit_figure as figure
  on figure.covenant = lineage.covenant and figure.unit = lineage.unit and figure.period = lineage.period
inner join core.indicator as indicator on indicator.indicator = figure.indicator and not indicator.computed
left join marts.earlier_figure as earlier
  on earlier.covenant = figure.covenant and earlier.unit = figure.unit
  and earlier.indicator = figure.indicator and earlier.period = figure.period
left join redefined
  on redefined.covenant = figure.covenant and redefined.period = figure.period
  and redefined.indicator = figure.indicator
left join marts.cut_off as day_now
  on day_now.unit = lineage.unit and day_now.period = lineage.period and day_now.illustrative = figure.illustrative
left join marts.cut_off as day_then
  on day_then.unit = lineage.alone and day_then.period = lineage.against
  and day_then.illustrative = earlier.illustrative
where figure.value is not null or earlier.value is not null
