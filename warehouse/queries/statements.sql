-- One row per difficulty, proposal, directive or result stated for one bloc and year, as the document tells them.
select
  statement.period,
  statement.kind,
  statement.text_vi,
  statement.text_en,
  coalesce(by_unit.name_vi, by_bloc.name_vi, statement.stated_by) as stated_by,
  coalesce(by_unit.name_en, by_bloc.name_en) as stated_by_en,
  (
    select min(post.post_vi) from core.post as post
    where post.person = statement.stated_by and post.source = statement.source
  ) as post_vi,
  (
    select min(post.post_en) from core.post as post
    where post.person = statement.stated_by and post.source = statement.source
  ) as post_en,
  coalesce(to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_vi,
  coalesce(to_bloc.name_en, to_unit.name_en, to_bloc.name_vi, to_unit.name_vi, statement.addressed_to) as addressed_en,
  statement.submission,
  statement.file_name,
  statement.sheet,
  statement.cell,
  statement.illustrative
from core.statement as statement
left join core.bloc as to_bloc on to_bloc.bloc = statement.addressed_to
left join core.unit as to_unit on to_unit.unit = statement.addressed_to
left join core.unit as by_unit on by_unit.unit = statement.stated_by
left join core.bloc as by_bloc on by_bloc.bloc = statement.stated_by
where statement.bloc = $bloc and left(statement.period, 4) = cast($year as varchar)
  and ($blocs is null or list_contains($blocs, statement.bloc))
order by
  statement.period,
  statement.submission is not null,
  statement.position,
  statement.statement
