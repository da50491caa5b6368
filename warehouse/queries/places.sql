-- One row per bloc, year and period of a covenant (a half and the year): is anything reported there?
select
  covenant.bloc,
  bloc.name_vi,
  bloc.name_en,
  bloc.number,
  covenant.covenant,
  covenant.year,
  progress.period,
  coalesce(bool_or(progress.actual is not null), false) as has_report,
  coalesce(bool_or(progress.illustrative), covenant.illustrative) as illustrative
from core.covenant as covenant
inner join core.bloc as bloc on bloc.bloc = covenant.bloc
left join marts.progress as progress
  on progress.covenant = covenant.covenant and progress.period not like '%-S2'
where ($blocs is null or list_contains($blocs, covenant.bloc))
group by
  covenant.bloc, bloc.name_vi, bloc.name_en, bloc.number, covenant.covenant, covenant.year, progress.period,
  covenant.illustrative
order by bloc.number nulls last, covenant.bloc, covenant.year, progress.period
