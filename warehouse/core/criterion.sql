-- One row per covenant and criterion of its scoring scheme; none of the documents states a scheme.
create table core.criterion (
  covenant varchar not null,
  criterion varchar not null,
  content_group varchar,
  indicator varchar,
  max_points decimal(24, 6) not null,
  rule varchar not null,
  cap decimal(24, 6),
  source varchar,
  illustrative boolean not null
)
