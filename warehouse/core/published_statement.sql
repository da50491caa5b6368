-- One row per bloc, period and statement that a published document states.
create table core.published_statement (
  bloc varchar not null,
  period varchar not null,
  statement varchar not null,
  position integer not null,
  kind varchar not null,
  text_vi varchar not null,
  text_en varchar,
  stated_by varchar,
  addressed_to varchar,
  source varchar,
  illustrative boolean not null
)
