-- One row per covenant, criterion and step: from this per cent of the target on, this per cent of the points.
create table core.criterion_step (
  covenant varchar not null,
  criterion varchar not null,
  at_least decimal(24, 6) not null,
  share decimal(9, 4) not null,
  illustrative boolean not null
)
