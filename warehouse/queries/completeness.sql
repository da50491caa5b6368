-- One row per bloc, unit and period: who has reported, when, how late, how much; null bloc or unit asks for all.
-- Where the bloc reported as a whole, what came of its units' own reports is unknown, not waited for.
select
  completeness.bloc,
  completeness.unit,
  completeness.period,
  completeness.role,
  completeness.due_on,
  completeness.received_at,
  completeness.receipt_assumed,
  completeness.days_late,
  case
    when completeness.status = 'not_received' and told.has_own and not told.has_units then 'unknown'
    else completeness.status
  end as status,
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
left join marts.reported_period as told on told.bloc = completeness.bloc and told.period = completeness.period
where ($bloc is null or completeness.bloc = $bloc)
  and ($unit is null or completeness.unit = $unit)
  and ($period is null or completeness.period = $period)
  and ($blocs is null or list_contains($blocs, completeness.bloc))
order by completeness.bloc, completeness.period, completeness.days_late desc nulls last, unit.name_vi
