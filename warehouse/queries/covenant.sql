-- One row: the covenant of one bloc and year, with the document it is known from.
select
  covenant.*,
  bloc.name_vi,
  bloc.name_en,
  parent.name_vi as parent_vi,
  parent.name_en as parent_en,
  source.title as source_title,
  source.publisher as source_publisher,
  source.published_on as source_published_on,
  source.note_vi as source_note_vi,
  source.note_en as source_note_en
from core.covenant as covenant
inner join core.bloc as bloc using (bloc)
left join core.unit as parent on parent.unit = bloc.parent
left join core.source as source on source.source = covenant.source
where covenant.bloc = $bloc and covenant.year = $year and ($blocs is null or list_contains($blocs, covenant.bloc))
