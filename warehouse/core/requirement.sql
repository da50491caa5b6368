-- One row per launch plan and requirement.
create table core.requirement (
  launch_plan varchar not null,
  position integer not null,
  text_vi varchar not null,
  text_en varchar,
  source varchar
)
