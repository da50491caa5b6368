-- One row per source: a document that states facts.
create table core.source (
  source varchar primary key,
  title varchar,
  publisher varchar,
  published_on date,
  note_vi varchar,
  note_en varchar
)
