-- One row per submission that corrects an earlier one: the one just below it in the order of what stands.
select
  newer.submission,
  older.submission as corrects,
  newer.illustrative
from core.submission as newer
inner join core.submission as older
  on older.unit = newer.unit and older.period = newer.period and older.kind = newer.kind
  and older.status = 'superseded' and newer.status in ('standing', 'superseded')
  and older.standing_order = newer.standing_order + 1 and older.illustrative = newer.illustrative
