-- One row per covenant and gate: what a unit must meet to be proposed for an award, whatever its rank.
create table core.gate (
  covenant varchar not null,
  gate varchar not null,
  position integer not null,
  rule varchar not null,
  name_vi varchar not null,
  name_en varchar,
  grade varchar,
  source varchar,
  illustrative boolean not null
)
