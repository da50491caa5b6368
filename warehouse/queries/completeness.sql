-- One row per bloc, unit and period: who has reported, when, how late, how much; null bloc or unit asks for all.
select
  completeness.bloc,
  completeness.unit,
  completeness.period,
  completeness.role,
  completeness.due_on,
  completeness.received_at,
  completeness.receipt_assumed,
  completeness.days_late,
  completeness.status,
  completeness.cells_expected,
  completeness.cells_reported,
  completeness.submission,
  completeness.illustrative,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  bloc.name_vi as bloc_vi,
  bloc.name_en as bloc_en
from marts.completeness as completeness
inner join core.unit as unit using (unit)
inner join core.bloc as bloc using (bloc)
where ($bloc is null or completeness.bloc = $bloc)
  and ($unit is null or completeness.unit = $unit)
  and ($period is null or completeness.period = $period)
  and ($blocs is null or list_contains($blocs, completeness.bloc))
order by completeness.bloc, completeness.period, completeness.days_late desc nulls last, unit.name_vi
