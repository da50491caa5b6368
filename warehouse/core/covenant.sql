-- One row per covenant: what a bloc signs for a year.
create table core.covenant (
  covenant varchar primary key,
  bloc varchar not null,
  year integer not null,
  theme varchar,
  theme_en varchar,
  signed_on date,
  signed_at varchar,
  members_stated integer,
  source varchar,
  illustrative boolean not null
)
