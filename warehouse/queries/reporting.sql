-- One row per bloc and period: how many units have reported of how many, and how many were late.
with place as (
  select split_part(place, ' ', 1) as bloc, split_part(place, ' ', 2) as period
  from (select unnest($places) as place) as asked
)

select
  timeliness.bloc,
  timeliness.period,
  cast(sum(timeliness.expected) as bigint) as expected,
  cast(sum(timeliness.received) as bigint) as reported,
  cast(sum(timeliness.late) as bigint) as late,
  cast(sum(timeliness.missing) as bigint) as missing,
  max(timeliness.due_on) as due_on,
  bool_or(timeliness.illustrative) as illustrative
from marts.timeliness as timeliness
inner join place on place.bloc = timeliness.bloc and place.period = timeliness.period
where $blocs is null or list_contains($blocs, timeliness.bloc)
group by timeliness.bloc, timeliness.period
order by timeliness.bloc, timeliness.period
