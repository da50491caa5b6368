-- One row per finding of one file: what is wrong or doubtful in it.
create table staging.finding (
  submission varchar,
  file_name varchar not null,
  sheet varchar,
  cell varchar,
  rule varchar not null,
  severity varchar not null,
  raw_text varchar,
  message_vi varchar not null,
  message_en varchar not null,
  suggestion varchar
)
