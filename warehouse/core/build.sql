-- One row: this build.
create table core.build (
  build varchar primary key,
  as_of date not null,
  version varchar not null,
  inputs varchar not null,
  previous varchar,
  refreshed_at timestamptz not null,
  sample_world boolean not null
)
