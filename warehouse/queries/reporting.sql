-- One row per bloc and period: how many units have reported of how many, and how many were late.
select
  completeness.bloc,
  completeness.period,
  count(*) as expected,
  count(*) filter (where completeness.received_at is not null) as reported,
  count(*) filter (where completeness.status = 'late') as late,
  count(*) filter (where completeness.status = 'missing') as missing,
  max(completeness.due_on) as due_on,
  bool_or(completeness.illustrative) as illustrative
from marts.completeness as completeness
where completeness.status <> 'ended'
  and list_contains($places, completeness.bloc || ' ' || completeness.period)
  and ($blocs is null or list_contains($blocs, completeness.bloc))
group by completeness.bloc, completeness.period
order by completeness.bloc, completeness.period
