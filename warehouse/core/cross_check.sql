-- One row per covenant, unit and unit that checked it.
create table core.cross_check (
  covenant varchar not null,
  unit varchar not null,
  checked_by varchar not null,
  held_on date,
  outcome varchar,
  difference varchar,
  evidence varchar,
  submission varchar,
  file_name varchar,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  illustrative boolean not null
)
