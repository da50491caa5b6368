-- One row per indicator: what is measured, and how it adds up.
create table core.indicator (
  indicator varchar primary key,
  name_vi varchar not null,
  name_en varchar not null,
  kind varchar not null,
  measure varchar not null,
  measure_en varchar not null,
  content_group varchar not null,
  across_units varchar not null,
  across_year varchar not null,
  direction varchar not null,
  denominator varchar,
  denominator_vi varchar,
  denominator_en varchar,
  h1_expected decimal(9, 4),
  h1_from_baseline boolean not null,
  computed boolean not null,
  may_be_negative boolean not null,
  may_pass_100 boolean,
  valid_from date,
  valid_to date,
  source varchar
)
