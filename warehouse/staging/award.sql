-- One row per award that a submission registers for, or tells to be recognised; of_unit null: the whole bloc's.
create table staging.award (
  submission varchar not null,
  unit varchar not null,
  period varchar not null,
  position integer not null,
  of_unit varchar,
  award varchar not null,
  stage varchar not null,
  points decimal(24, 6),
  decision varchar,
  decided_on date,
  note varchar,
  sheet varchar not null,
  cell varchar not null,
  raw_text varchar not null,
  illustrative boolean not null
)
