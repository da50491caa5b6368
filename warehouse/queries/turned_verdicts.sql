-- One row per verdict that is other than in one earlier build, blocs as a whole before their units.
select
  change.before,
  change.after,
  change.period,
  change.illustrative,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  bloc.name_vi as bloc_vi,
  bloc.name_en as bloc_en,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en
from marts.change as change
inner join core.covenant as covenant using (covenant)
inner join core.bloc as bloc on bloc.bloc = covenant.bloc
inner join core.indicator as indicator on indicator.indicator = change.indicator
left join core.unit as unit on unit.unit = change.unit
where change.relation = 'marts.progress' and change.field = 'verdict' and change.since = $since
  and change.before is not null and change.after is not null
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by change.unit is not null, bloc.bloc, change.unit, change.period, change.indicator
