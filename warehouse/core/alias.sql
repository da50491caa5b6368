-- One row per kind, text and code: another way people write a unit, a bloc or an indicator.
create table core.alias (
  kind varchar not null,
  text varchar not null,
  code varchar not null,
  source varchar
)
