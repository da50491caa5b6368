-- One row per covenant and award, the highest first: how many units the parent lets the bloc propose for it.
create table core.quota (
  covenant varchar not null,
  award varchar not null,
  position integer not null,
  name_vi varchar not null,
  name_en varchar,
  number integer not null,
  decision varchar,
  source varchar,
  illustrative boolean not null
)
