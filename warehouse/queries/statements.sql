-- One row per difficulty, proposal, directive or result stated for one bloc and year, as the document tells them.
select
  statement.period,
  statement.kind,
  statement.text_vi,
  statement.text_en,
  statement.stated_by,
  coalesce(to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_vi,
  coalesce(to_bloc.name_en, to_unit.name_en, to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_en,
  statement.illustrative
from core.statement as statement
left join core.bloc as to_bloc on to_bloc.bloc = statement.addressed_to
left join core.unit as to_unit on to_unit.unit = statement.addressed_to
where statement.bloc = $bloc and left(statement.period, 4) = cast($year as varchar)
  and ($blocs is null or list_contains($blocs, statement.bloc))
order by statement.period, statement.position, statement.statement
