-- One row per file in the inbox: when it was received; assumed: nobody told, it was first seen then.
create table staging.received (
  file_name varchar not null,
  sha256 varchar not null,
  received_at timestamptz not null,
  received_on date not null,
  assumed boolean
)
