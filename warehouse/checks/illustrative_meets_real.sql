-- Rows that must not exist: a figure of one world beside a value, a target or a due date of the other.
-- A bloc's sum is compared with the values of its own world alone: it may have counted no others.
select progress.covenant, progress.unit, progress.indicator, progress.period, 'value' as meets
from marts.progress as progress
inner join core.observation as told
  on told.unit = coalesce(progress.unit, progress.bloc) and told.indicator = progress.indicator
  and told.period = progress.period
where told.value is not null and progress.actual is not null and told.illustrative <> progress.illustrative
  and (progress.unit is not null or progress.basis = 'own') and progress.period not like '%-S2'
union all
select progress.covenant, progress.unit, progress.indicator, progress.period, 'sum' as meets
from marts.progress as progress
inner join core.indicator as indicator using (indicator)
inner join (
  select covenant, indicator, period, illustrative, sum(value) as total, count(*) as units
  from marts.unit_figure
  where value is not null
  group by covenant, indicator, period, illustrative
) as world using (covenant, indicator, period, illustrative)
where progress.unit is null and progress.basis = 'units' and indicator.across_units = 'sum'
  and not indicator.computed
  and (progress.reported <> world.units or (progress.measure = indicator.measure and progress.actual <> world.total))
union all
select progress.covenant, progress.unit, progress.indicator, progress.period, 'target' as meets
from marts.progress as progress
left join core.target as target
  on target.covenant = progress.covenant and target.indicator = progress.indicator
  and target.illustrative = progress.illustrative
where progress.target is not null and target.covenant is null
union all
select cast(null as varchar) as covenant, sent.unit, cast(null as varchar) as indicator, sent.period, 'due date' as meets
from marts.completeness as sent
left join core.due as due
  on due.bloc = sent.bloc and due.period = sent.period and due.due_on = sent.due_on
  and due.illustrative = sent.illustrative
where sent.due_on is not null and due.bloc is null
