-- One row per covenant, unit (null: the whole bloc), award and stage.
select
  covenant,
  unit,
  award,
  stage,
  quota,
  reasons_for,
  reasons_against,
  decision,
  source,
  illustrative
from core.stated_award
