-- One row per target that a document states: by covenant, unit (null: the whole bloc), indicator, origin and first day.
-- A shared one is the whole bloc's and each unit's that has none of its own: shares are, sums never.
create table core.stated_target (
  covenant varchar not null,
  unit varchar,
  indicator varchar not null,
  origin varchar not null,
  valid_from date not null,
  valid_to date,
  comparator varchar not null,
  value decimal(24, 6) not null,
  measure varchar not null,
  shared boolean not null,
  content_group varchar,
  weight decimal(24, 6),
  h1_expected decimal(9, 4),
  baseline decimal(24, 6),
  parent_target varchar,
  term_from integer,
  term_to integer,
  decision varchar,
  source varchar,
  illustrative boolean not null
)
