-- One row per grade of the scheme of one bloc and year, the highest first: the total it takes, and of each criterion what part.
select
  grade.grade,
  grade.name_vi,
  grade.name_en,
  grade.at_least,
  grade.each_at_least,
  grade.illustrative
from core.scheme_grade as grade
inner join core.covenant as covenant using (covenant)
where covenant.bloc = $bloc and covenant.year = $year
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by grade.at_least desc, grade.grade
