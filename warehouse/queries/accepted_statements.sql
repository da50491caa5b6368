-- One row per submission asked for and statement that stands from it.
select distinct
  statement.submission,
  statement.statement,
  statement.kind,
  statement.text_vi,
  coalesce(to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_vi,
  coalesce(to_bloc.name_en, to_unit.name_en, to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_en,
  statement.sheet,
  statement.cell
from core.statement as statement
left join core.bloc as to_bloc on to_bloc.bloc = statement.addressed_to
left join core.unit as to_unit on to_unit.unit = statement.addressed_to
where list_contains($submissions, statement.submission)
  and ($blocs is null or list_contains($blocs, statement.bloc))
order by statement.submission, statement.statement
