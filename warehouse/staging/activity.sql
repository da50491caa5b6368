-- One row per activity that a submission tells of, in the order of its rows; beyond the programme without a code.
create table staging.activity (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  activity varchar,
  name varchar,
  done_on date,
  evidence varchar,
  note varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
