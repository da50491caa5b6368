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
union all
select 'stage of points' as word_of, stage as word
from core.point
where stage not in ('self', 'cross_check', 'appraised')
union all
select 'outcome' as word_of, outcome as word
from core.cross_check
where outcome not in ('agreed', 'differs', 'not_checked')
union all
select 'stage of an award' as word_of, stage as word
from core.award
where stage not in ('ambition', 'registered', 'proposed', 'recognised')
union all
select 'origin' as word_of, origin as word
from core.target
where origin not in ('assigned', 'pledged', 'registered')
union all
select 'comparator' as word_of, comparator as word
from core.target
where comparator not in ('>=', '>', '<=', '<', '=', 'yes')
