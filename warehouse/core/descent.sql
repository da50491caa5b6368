-- One row per unit, unit that carries on from it and way there: the days of its successions, and the part passed on.
-- Three successions in one year are as many as are followed. A rename breaks nothing; a part not stated is not known.
with step as (
  select
    old,
    new,
    on_day,
    case when kind in ('split', 'transfer') then share else coalesce(share, 1) end as share,
    kind <> 'rename' as breaks
  from core.succession
  where new is not null
),

two as (
  select
    first_step.old,
    next_step.new,
    first_step.on_day as first_day,
    next_step.on_day as last_day,
    cast(first_step.share * next_step.share as decimal(9, 6)) as share,
    first_step.breaks or next_step.breaks as breaks
  from step as first_step
  inner join step as next_step on next_step.old = first_step.new and next_step.on_day >= first_step.on_day
)

select old, new, on_day as first_day, on_day as last_day, cast(share as decimal(9, 6)) as share, breaks
from step
union all
select old, new, first_day, last_day, share, breaks
from two
union all
select
  two.old,
  step.new,
  two.first_day,
  step.on_day as last_day,
  cast(two.share * step.share as decimal(9, 6)) as share,
  two.breaks or step.breaks as breaks
from two
inner join step on step.old = two.new and step.on_day >= two.last_day
