-- One row per covenant and activity of its programme; an unknown day stays unknown.
create table core.activity (
  covenant varchar not null,
  activity varchar not null,
  position integer not null,
  name_vi varchar not null,
  name_en varchar,
  kind varchar not null,
  planned_on date,
  done_on date,
  planned_in varchar,
  wanted integer,
  source varchar,
  illustrative boolean not null
)
