-- One row per cross-check that a submission tells of: a unit, the unit that checked it, and what was found.
create table staging.cross_check (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  of_unit varchar not null,
  checked_by varchar not null,
  held_on date,
  outcome varchar,
  difference varchar,
  evidence varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
