-- One row per unit and first day of a name it bore (null: from the beginning).
create table core.unit_name (
  unit varchar not null,
  name_vi varchar not null,
  name_en varchar,
  short_vi varchar,
  valid_from date,
  source varchar
)
