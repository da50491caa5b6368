-- One row per bloc and period: how many units have reported of how many, and how many were late.
with place as (
  select split_part(place, ' ', 1) as bloc, split_part(place, ' ', 2) as period
  from (select unnest($places) as place) as asked
)

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
inner join place on place.bloc = completeness.bloc and place.period = completeness.period
where completeness.status <> 'ended'
  and ($blocs is null or list_contains($blocs, completeness.bloc))
group by completeness.bloc, completeness.period
order by completeness.bloc, completeness.period
