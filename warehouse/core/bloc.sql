-- One row per bloc: peers that compete under one covenant.
create table core.bloc (
  bloc varchar primary key,
  name_vi varchar not null,
  name_en varchar,
  parent varchar,
  number integer,
  valid_from date,
  valid_to date,
  source varchar
)
