-- One row per covenant and criterion of its scoring scheme; none of the documents states a scheme.
-- A deduction's points are below nought; `cap` is the most that counts where it is less than max_points.
create table core.criterion (
  covenant varchar not null,
  criterion varchar not null,
  position integer,
  name_vi varchar,
  name_en varchar,
  kind varchar,
  content_group varchar,
  indicator varchar,
  max_points decimal(24, 6) not null,
  rule varchar not null,
  rule_vi varchar,
  rule_en varchar,
  cap decimal(24, 6),
  floor decimal(9, 4),
  per_case decimal(24, 6),
  per_day decimal(24, 6),
  per_step decimal(24, 6),
  step_percent decimal(24, 6),
  source varchar,
  illustrative boolean not null
)
