-- One row per change that is told on the terminal: those that overturn come before those that add.
select relation, key, field, before, after, covenant, unit, indicator, period, illustrative
from change
where since = $since and field in ('value', 'verdict', 'rank')
order by
  case when relation = 'marts.progress' then 1 else 0 end,
  case when before is null then 1 else 0 end,
  relation, key, illustrative
limit 5
