-- One row per review and rank that it froze, and that moves now to another one.
select frozen.since as review, frozen.covenant, frozen.unit, frozen.key, frozen.before, frozen.after
from change as frozen
inner join change as moved
  on moved.relation = frozen.relation and moved.key = frozen.key and moved.illustrative = frozen.illustrative
where frozen.relation = 'marts.ranking' and frozen.since <> $since and moved.since = $since
  and frozen.before is not null
order by frozen.since, frozen.key
