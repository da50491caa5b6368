-- One row: the build, the day it was made for, and the cut-off day of the figures of one bloc and period.
select
  build.build,
  build.as_of,
  (
    select max(told.data_as_of)
    from core.observation as told
    where told.period = $period
      and exists (
        select 1
        from marts.progress as progress
        where progress.period = told.period and coalesce(progress.unit, progress.bloc) = told.unit
          and progress.indicator = told.indicator
          and ($bloc is null or progress.bloc = $bloc)
          and ($blocs is null or list_contains($blocs, progress.bloc))
      )
  ) as cut_off
from core.build as build
