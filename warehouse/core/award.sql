-- One row per covenant, unit (null: the whole bloc), award and stage.
create table core.award (
  covenant varchar not null,
  unit varchar,
  award varchar not null,
  stage varchar not null,
  quota integer,
  reasons_for varchar,
  reasons_against varchar,
  decision varchar,
  decided_on date,
  points decimal(24, 6),
  note varchar,
  source varchar,
  submission varchar,
  file_name varchar,
  sheet varchar,
  cell varchar,
  raw_text varchar,
  illustrative boolean not null
)
