-- One row per submission judged, and per file refused.
create table staging.submission (
  submission varchar primary key,
  unit varchar,
  period varchar,
  kind varchar,
  level varchar,
  reported_on date,
  revision integer not null,
  file_name varchar not null,
  sha256 varchar not null,
  status varchar not null,
  illustrative boolean not null
)
