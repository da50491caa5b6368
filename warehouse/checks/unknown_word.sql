-- Rows that must not exist: a word outside its closed list.
select 'verdict' as word_of, verdict as word
from marts.progress
where verdict not in (
  'not_applicable', 'no_target', 'not_due', 'not_known', 'indeterminate', 'exceeded', 'met', 'on_pace', 'behind', 'missed'
)
union all
select 'qualifier' as word_of, qualifier as word
from core.observation
where qualifier not in ('=', '>', '<', '>=', '<=', '~')
union all
select 'missing' as word_of, missing as word
from core.observation
where missing not in (
  'blank', 'nil', 'not_applicable', 'pending', 'not_collected', 'present_no_qty', 'excel_error', 'formula_uncached'
)
union all
select 'half year' as word_of, verdict as word
from marts.progress
where period like '%-S2' and (verdict is not null or percent is not null or target is not null)
