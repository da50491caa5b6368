-- One row per covenant, unit, criterion and stage (self, cross_check, appraised): the points given there.
create table core.point (
  covenant varchar not null,
  unit varchar not null,
  criterion varchar not null,
  stage varchar not null,
  points decimal(24, 6),
  evidence varchar,
  reason varchar,
  submission varchar,
  file_name varchar,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  illustrative boolean not null
)
