-- One row per covenant, unit and stage: the highest grade that its total, and where asked each criterion, reaches.
with reached as (
  select
    placement.covenant,
    placement.unit,
    placement.stage,
    grade.grade,
    grade.name_vi,
    grade.name_en,
    grade.at_least,
    row_number() over (
      partition by placement.covenant, placement.unit, placement.stage order by grade.at_least desc
    ) as highest
  from marts.placement as placement
  inner join core.scheme_grade as grade using (covenant)
  where placement.scenario = 'as_is' and placement.printed >= grade.at_least
    and (grade.each_at_least is null or placement.weakest >= grade.each_at_least)
)

select covenant, unit, stage, grade, name_vi, name_en, at_least
from reached
where highest = 1
