-- One row per person, unit and day: a post published with its date.
create table core.post (
  person varchar not null,
  unit varchar,
  post_vi varchar not null,
  post_en varchar,
  dated varchar,
  source varchar
)
