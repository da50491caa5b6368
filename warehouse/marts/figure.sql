-- One row per covenant, unit (null: the whole bloc), indicator, period and basis: the figure that is judged.
-- View: marts.unit_figure, marts.bloc_figure and marts.own_figure hold its rows.
-- Nothing told by any unit says nothing beside the bloc's own report. Where both tell, the units' figure speaks for
-- the bloc, in counts of what is met or behind; its own stands beside.
select
  covenant,
  unit,
  indicator,
  period,
  'units' as basis,
  value,
  qualifier,
  numerator,
  denominator,
  denominator_qualifier,
  cast(case when missing = 'not_applicable' then 0 else 1 end as bigint) as expected,
  cast(case when value is null then 0 else 1 end as bigint) as reported,
  cast(case when status in ('E', 'P') then 1 else 0 end as bigint) as estimated,
  cast(case when status in ('E', 'P') or denominator_status in ('E', 'P') then 1 else 0 end as bigint)
    as estimated_share,
  true as speaks,
  illustrative
from marts.unit_figure
union all
select
  bloc.covenant,
  cast(null as varchar) as unit,
  bloc.indicator,
  bloc.period,
  'units' as basis,
  bloc.value,
  bloc.qualifier,
  bloc.numerator,
  bloc.denominator,
  bloc.denominator_qualifier,
  bloc.expected,
  bloc.reported,
  bloc.estimated,
  bloc.estimated_share,
  true as speaks,
  bloc.illustrative
from marts.bloc_figure as bloc
left join marts.own_figure as own using (covenant, indicator, period)
where own.covenant is null or bloc.reported > 0
union all
select
  own.covenant,
  cast(null as varchar) as unit,
  own.indicator,
  own.period,
  'own' as basis,
  own.value,
  own.qualifier,
  own.numerator,
  own.denominator,
  own.denominator_qualifier,
  cast(null as bigint) as expected,
  cast(null as bigint) as reported,
  own.estimated,
  own.estimated_share,
  coalesce(bloc.reported, 0) = 0 as speaks,
  own.illustrative
from marts.own_figure as own
left join marts.bloc_figure as bloc using (covenant, indicator, period)
