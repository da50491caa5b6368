-- One row per covenant and place in its order of ties: what is compared where totals are equal.
create table core.scheme_tie (
  covenant varchar not null,
  position integer not null,
  tie varchar not null,
  illustrative boolean not null
)
