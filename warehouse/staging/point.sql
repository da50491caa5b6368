-- One row per point that a submission gives: of a unit, a criterion and a stage. Stage copied: what it repeats as the unit's own.
create table staging.point (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  of_unit varchar not null,
  criterion varchar not null,
  stage varchar not null,
  points decimal(24, 6) not null,
  evidence varchar,
  reason varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
