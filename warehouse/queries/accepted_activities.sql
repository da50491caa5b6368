-- One row per submission asked for and activity that stands from it.
select distinct told.submission, told.position, told.name_vi, told.done_on, told.evidence, told.sheet, told.cell
from core.activity_report as told
inner join core.covenant as covenant using (covenant)
where list_contains($submissions, told.submission)
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by told.submission, told.position
