-- One row per launch plan and phase.
create table core.phase (
  launch_plan varchar not null,
  phase integer not null,
  name_vi varchar not null,
  name_en varchar,
  starts_on date not null,
  starts_precision varchar not null,
  ends_on date not null,
  content_vi varchar,
  content_en varchar,
  source varchar
)
