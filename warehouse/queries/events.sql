-- One row per meeting held or act done in one bloc and year: of one day, the meeting before what was done at it.
select event.kind, event.name_vi, event.name_en, event.held_on, event.place
from core.event as event
where event.bloc = $bloc and event.year = $year and ($blocs is null or list_contains($blocs, event.bloc))
order by event.held_on nulls last, event.position, event.event
