-- One row per unit: a union that reports, or the parent of one.
create table core.unit (
  unit varchar primary key,
  name_vi varchar not null,
  name_en varchar,
  short_vi varchar,
  parent varchar,
  kind varchar,
  valid_from date,
  valid_to date,
  source varchar
)
