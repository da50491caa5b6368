-- One row per covenant or launch plan and movement named in it.
create table core.movement (
  covenant varchar not null,
  movement varchar not null,
  position integer not null,
  name_vi varchar not null,
  name_en varchar,
  kind varchar not null,
  launched_by varchar,
  source varchar
)
