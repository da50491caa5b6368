-- One row per bloc, unit (null: the whole bloc), indicator, period and earlier period of the same kind.
-- A change keeps what bounds prove; no per cent of a share, of a yes, or of nothing. A bloc whose own report and whose
-- units both compare is its units.
with shown as (
  select
    bloc,
    year,
    unit,
    indicator,
    period,
    against,
    'units' as basis,
    value,
    qualifier,
    earlier,
    earlier_qualifier,
    cast(1 as bigint) as comparable_units,
    cast(0 as bigint) as left_out,
    break,
    illustrative
  from marts.pair
  where illustrative = earlier_illustrative and value is not null and earlier is not null
  union all
  select
    bloc,
    year,
    cast(null as varchar) as unit,
    indicator,
    period,
    against,
    basis,
    value,
    qualifier,
    earlier,
    earlier_qualifier,
    comparable_units,
    left_out,
    break,
    illustrative
  from (
    select
      *,
      row_number() over (
        partition by bloc, indicator, period
        order by case when comparable_units > 0 then 1 when basis = 'own' then 2 else 3 end
      ) as nearest
    from marts.bloc_comparable
  ) as whole
  where nearest = 1
)

select
  shown.bloc,
  shown.year,
  shown.unit,
  shown.indicator,
  shown.period,
  shown.against,
  shown.basis,
  indicator.measure,
  shown.value,
  case when shown.value is not null then shown.qualifier end as qualifier,
  shown.earlier,
  case when shown.earlier is not null then shown.earlier_qualifier end as earlier_qualifier,
  shown.value - shown.earlier as change,
  case
    when shown.earlier > 0 and indicator.measure <> '%' and indicator.kind not in ('bool', 'grade')
      then cast(100 * cast(shown.value - shown.earlier as double) / cast(shown.earlier as double) as decimal(38, 6))
  end as percent_change,
  case when shown.value - shown.earlier is not null then bound.result end as change_qualifier,
  shown.comparable_units,
  shown.left_out,
  shown.break,
  shown.illustrative
from shown
inner join core.indicator as indicator using (indicator)
left join marts.turned_bound as bound
  on bound.qualifier = shown.qualifier and bound.against = shown.earlier_qualifier
