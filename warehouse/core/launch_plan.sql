-- One row per launch plan: the act that opens a year's movement.
create table core.launch_plan (
  launch_plan varchar primary key,
  issuer varchar not null,
  year integer not null,
  number varchar,
  signed_on date,
  signed_by varchar,
  theme varchar,
  theme_en varchar,
  source varchar
)
