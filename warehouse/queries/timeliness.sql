-- One row per bloc, period and illustrative or not: units reporting, in time of those expected and of those received.
select timeliness.*, bloc.name_vi as bloc_vi, bloc.name_en as bloc_en
from marts.timeliness as timeliness
inner join core.bloc as bloc using (bloc)
where ($bloc is null or timeliness.bloc = $bloc)
  and ($period is null or timeliness.period = $period)
  and ($blocs is null or list_contains($blocs, timeliness.bloc))
order by timeliness.bloc, timeliness.period, timeliness.illustrative
