-- One row per covenant or launch plan (null: the catalogue) and content group.
create table core.content_group (
  covenant varchar,
  content_group varchar not null,
  position integer not null,
  text_vi varchar not null,
  text_en varchar,
  source varchar
)
