-- One row per bloc of an office that has no covenant in the year of the build's day.
select bloc.bloc, extract(year from build.as_of) as year
from core.bloc as bloc
cross join core.build as build
left join core.covenant as covenant
  on covenant.bloc = bloc.bloc and covenant.year = extract(year from build.as_of)
where covenant.covenant is null and not build.sample_world
  and coalesce(bloc.valid_from, build.as_of) <= build.as_of
  and coalesce(bloc.valid_to, build.as_of) >= build.as_of
