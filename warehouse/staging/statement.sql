-- One row per statement of a submission, in the order of its rows: a difficulty, proposal or result.
create table staging.statement (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  kind varchar not null,
  text varchar not null,
  addressed_to varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
