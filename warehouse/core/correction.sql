-- One row per value that a later submission of the same unit and period changed, added or dropped.
-- A row that the later one lacks is no correction: its earlier value stays.
with told as (
  select accepted.*
  from core.accepted as accepted
  inner join core.contested as contested
    on contested.unit = accepted.unit and contested.indicator = accepted.indicator
    and contested.period = accepted.period
)

select
  pair.submission,
  pair.corrects,
  after.unit,
  after.period,
  after.indicator,
  case
    when before.value is null then 'added'
    when after.value is null then 'dropped'
    else 'changed'
  end as correction,
  before.value as value_before,
  after.value as value_after,
  before.raw_text as raw_before,
  after.raw_text as raw_after,
  after.sheet,
  after.cell,
  pair.illustrative
from core.corrected_submission as pair
inner join told as after on after.submission = pair.submission
left join told as before
  on before.submission = pair.corrects and before.indicator = after.indicator
where before.value is distinct from after.value or before.qualifier is distinct from after.qualifier
