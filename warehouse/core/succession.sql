-- One row per old unit, new unit and day: what became of a unit.
create table core.succession (
  old varchar not null,
  new varchar,
  kind varchar not null,
  on_day date not null,
  share decimal(9, 6),
  source varchar
)
