-- One row: the build, the day it was made for, and the first and last cut-off of one bloc's and period's figures.
with counted as (
  select
    min(told.data_as_of) as first_cut_off,
    max(told.data_as_of) as cut_off
  from core.observation as told
  where told.period = $period
    and exists (
      select 1
      from core.reporter as reporter
      where reporter.reporter = told.unit and cast(reporter.year as varchar) = left(told.period, 4)
        and ($bloc is null or reporter.bloc = $bloc)
        and ($blocs is null or list_contains($blocs, reporter.bloc))
    )
)

select
  build.build,
  build.as_of,
  counted.first_cut_off,
  counted.cut_off
from core.build as build
cross join counted
