-- One row per relation and what became of its rows: added, changed or vanished.
with row_of as (
  select
    relation,
    key,
    illustrative,
    max(case when field in ('value', 'verdict', 'rank') and before is null then 1 else 0 end) as is_added,
    max(case when field in ('value', 'verdict', 'rank') and after is null then 1 else 0 end) as is_vanished
  from change
  where since = $since and field <> 'missing'
  group by relation, key, illustrative
)

select
  relation,
  case when is_added = 1 then 'added' when is_vanished = 1 then 'vanished' else 'changed' end as became,
  count(*) as times
from row_of
group by relation, case when is_added = 1 then 'added' when is_vanished = 1 then 'vanished' else 'changed' end
order by relation, became
