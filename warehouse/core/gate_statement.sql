-- One row per covenant, gate and unit of which the leader states what no figure decides.
create table core.gate_statement (
  covenant varchar not null,
  gate varchar not null,
  unit varchar not null,
  outcome varchar not null,
  stated_on date,
  note varchar,
  source varchar,
  illustrative boolean not null
)
