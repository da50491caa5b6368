-- One row per covenant with a scoring scheme: the scale, the caps, the ballot; the real covenants state none.
-- A share such as the quorum is kept as its part and its whole: two thirds of nine are six.
create table core.scheme (
  covenant varchar not null,
  scale decimal(24, 6) not null,
  content_scale decimal(24, 6) not null,
  decimals integer not null,
  bonus varchar not null,
  bonus_cap decimal(24, 6) not null,
  deduction_cap decimal(24, 6),
  quorum_part integer not null,
  quorum_whole integer not null,
  majority_part integer not null,
  majority_whole integer not null,
  main_group varchar,
  final_stage varchar not null,
  source varchar,
  illustrative boolean not null
)
