-- One row per covenant, unit and question put to the vote.
create table core.vote (
  covenant varchar not null,
  unit varchar not null,
  question varchar not null,
  eligible integer,
  present integer,
  in_favour integer,
  held_on date,
  note varchar,
  submission varchar,
  file_name varchar,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  illustrative boolean not null
)
