-- One row per bloc, year and unit.
create table core.membership (
  bloc varchar not null,
  year integer not null,
  unit varchar not null,
  role varchar not null,
  from_seed boolean not null,
  illustrative boolean not null,
  source varchar
)
