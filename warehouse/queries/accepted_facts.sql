-- One row per submission asked for and point, target, award, cross-check or vote that stands from it.
with told as (
  select submission, covenant, 'point' as part, unit, cast(null as varchar) as item, criterion as named, raw_text as said,
    coalesce(evidence, reason) as beside, sheet, cell
  from core.point
  union all
  select submission, covenant, 'target' as part, unit, indicator as item, cast(null as varchar) as named, raw_text as said,
    cast(null as varchar) as beside, sheet, cell
  from core.target
  where submission is not null
  union all
  select submission, covenant, 'award' as part, unit, cast(null as varchar) as item, award as named, decision as said,
    note as beside, sheet, cell
  from core.award
  where submission is not null
  union all
  select submission, covenant, 'cross_check' as part, unit, checked_by as item, cast(null as varchar) as named,
    outcome as said, coalesce(difference, evidence) as beside, sheet, cell
  from core.cross_check
  union all
  select submission, covenant, 'vote' as part, unit, cast(null as varchar) as item, question as named,
    concat(cast(in_favour as varchar), '/', cast(present as varchar)) as said, note as beside, sheet, cell
  from core.vote
)

select distinct
  told.submission,
  told.part,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en,
  coalesce(told.named, indicator.name_vi, other.name_vi) as item_vi,
  coalesce(told.named, indicator.name_en, other.name_en, other.name_vi) as item_en,
  told.said,
  told.beside,
  told.sheet,
  told.cell
from told
inner join core.covenant as covenant on covenant.covenant = told.covenant
left join core.unit as unit on unit.unit = told.unit
left join core.indicator as indicator on told.part = 'target' and indicator.indicator = told.item
left join core.unit as other on told.part = 'cross_check' and other.unit = told.item
where list_contains($submissions, told.submission)
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by told.submission, told.part, told.sheet, told.cell
