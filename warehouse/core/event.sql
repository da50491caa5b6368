-- One row per event: a meeting held or an act done.
create table core.event (
  event varchar primary key,
  position integer not null,
  bloc varchar,
  year integer not null,
  kind varchar not null,
  name_vi varchar not null,
  name_en varchar,
  held_on date,
  place varchar,
  source varchar
)
