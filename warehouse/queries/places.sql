-- One row per bloc, year and period of a covenant (a half and the year): has anybody reported for it?
select
  term.bloc,
  bloc.name_vi,
  bloc.name_en,
  bloc.number,
  term.covenant,
  term.year,
  term.period,
  told.bloc is not null as has_report,
  coalesce(told.has_own and not told.has_units, false) as own_only,
  coalesce(told.illustrative, covenant.illustrative) as illustrative
from core.term as term
inner join core.covenant as covenant using (covenant)
inner join core.bloc as bloc on bloc.bloc = term.bloc
left join marts.reported_period as told on told.bloc = term.bloc and told.period = term.period
where (term.half is null or term.half = 1)
  and ($blocs is null or list_contains($blocs, term.bloc))
order by bloc.number nulls last, term.bloc, term.year, term.period
