-- Rows that must not exist: a standing value, or what else a report tells, that cannot be followed to its cell.
with told as (
  select unit, submission, file_name, sheet, cell, raw_text, parse_rule
  from core.observation
  where value is not null
  union all
  select unit, submission, file_name, sheet, cell, raw_text, 'points' as parse_rule
  from core.point
  union all
  select unit, submission, file_name, sheet, cell, raw_text, 'target' as parse_rule
  from core.registered_target
  union all
  select unit, submission, file_name, sheet, cell, raw_text, 'cross-check' as parse_rule
  from core.cross_check
  union all
  select unit, submission, file_name, sheet, cell, raw_text, 'vote' as parse_rule
  from core.vote
  union all
  select unit, submission, file_name, sheet, cell, raw_text, 'award' as parse_rule
  from core.award
  where stage in ('registered', 'recognised') and source is null
)

select unit, submission, parse_rule
from told
where submission is null or file_name is null or sheet is null or cell is null or raw_text is null
  or parse_rule is null
