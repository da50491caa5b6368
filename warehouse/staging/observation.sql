-- One row per submission and indicator: a value it gives, or says it cannot give.
-- Of whom it speaks, and in which world, the submission tells.
create table staging.observation (
  submission varchar not null,
  indicator varchar not null,
  period varchar not null,
  value decimal(24, 6),
  qualifier varchar,
  status varchar,
  missing varchar,
  numerator decimal(24, 6),
  denominator decimal(24, 6),
  data_as_of date,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  parse_rule varchar,
  note varchar
)
