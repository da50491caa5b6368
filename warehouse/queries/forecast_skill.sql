-- One row per bloc, method, whole bloc or single units: how well forecasts have done so far; null bloc asks for all.
select skill.*
from marts.forecast_skill as skill
where ($bloc is null or skill.bloc = $bloc)
  and ($blocs is null or list_contains($blocs, skill.bloc))
order by skill.bloc, skill.illustrative, skill.of_bloc desc, skill.method
