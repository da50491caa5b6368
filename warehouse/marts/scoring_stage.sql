-- One row per stage of scoring, in the order in which a year goes through them.
select * from (
  values (1, 'computed'), (2, 'self'), (3, 'cross_check'), (4, 'appraised'), (5, 'voted'), (6, 'recognised')
) as word (step, stage)
