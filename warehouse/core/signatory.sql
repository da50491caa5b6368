-- One row per covenant and unit whose person is named for it.
create table core.signatory (
  covenant varchar not null,
  unit varchar not null,
  person varchar,
  post varchar,
  source varchar
)
