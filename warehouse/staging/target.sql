-- One row per target that a submission registers.
create table staging.target (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  indicator varchar not null,
  comparator varchar not null,
  value decimal(24, 6) not null,
  measure varchar not null,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
