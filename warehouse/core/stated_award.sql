-- One row per award that a document states: by covenant, unit (null: the whole bloc), award and stage.
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
