-- One row per covenant, unit (null: the whole bloc), award and stage that a covenant states.
create table core.stated_award (
  covenant varchar not null,
  unit varchar,
  award varchar not null,
  stage varchar not null,
  quota integer,
  reasons_for varchar,
  reasons_against varchar,
  decision varchar,
  source varchar,
  illustrative boolean not null
)
