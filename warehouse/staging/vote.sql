-- One row per vote that a submission tells of: a unit, a question, and the ballots counted.
create table staging.vote (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  of_unit varchar not null,
  question varchar not null,
  eligible integer,
  present integer not null,
  in_favour integer not null,
  held_on date,
  note varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
