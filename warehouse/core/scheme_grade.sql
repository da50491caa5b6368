-- One row per covenant and grade of its scheme: the total it takes, and the per cent of each criterion's points.
create table core.scheme_grade (
  covenant varchar not null,
  grade varchar not null,
  name_vi varchar not null,
  name_en varchar,
  at_least decimal(24, 6) not null,
  each_at_least decimal(9, 4),
  illustrative boolean not null
)
