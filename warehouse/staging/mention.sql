-- One row per value that a submission gives beside its own: of another period, or of the plan (period null).
create table staging.mention (
  submission varchar not null,
  unit varchar not null,
  indicator varchar not null,
  period varchar,
  value decimal(24, 6) not null,
  qualifier varchar not null,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  illustrative boolean not null
)
