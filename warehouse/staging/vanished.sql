-- One row per file that was received once and lies in the inbox no more.
create table staging.vanished (
  file_name varchar not null,
  sha256 varchar not null,
  received_at timestamptz not null,
  received_on date not null,
  assumed boolean
)
