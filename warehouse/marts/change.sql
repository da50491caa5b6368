-- One row per since (an earlier build, or a review), relation, key, field and illustrative or not: what is other now.
create table marts.change (
  since varchar not null,
  relation varchar not null,
  key varchar not null,
  field varchar not null,
  before varchar,
  after varchar,
  covenant varchar,
  unit varchar,
  indicator varchar,
  period varchar,
  submission varchar,
  illustrative boolean not null
)
