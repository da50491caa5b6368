-- One row per covenant, unit (null: the whole bloc), indicator, origin and first day in force.
-- A document's target has a source, a registered one its submission and cell; where a document states
-- what a unit registered, the registration stands aside.
select
  covenant,
  unit,
  indicator,
  origin,
  valid_from,
  valid_to,
  comparator,
  value,
  measure,
  shared,
  content_group,
  weight,
  h1_expected,
  baseline,
  parent_target,
  term_from,
  term_to,
  decision,
  source,
  cast(null as varchar) as submission,
  cast(null as varchar) as file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  cast(null as varchar) as raw_text,
  illustrative
from core.stated_target
union all
select
  told.covenant,
  told.unit,
  told.indicator,
  'registered' as origin,
  told.valid_from,
  cast(null as date) as valid_to,
  told.comparator,
  told.value,
  told.measure,
  false as shared,
  cast(null as varchar) as content_group,
  cast(null as decimal(24, 6)) as weight,
  cast(null as decimal(9, 4)) as h1_expected,
  cast(null as decimal(24, 6)) as baseline,
  cast(null as varchar) as parent_target,
  cast(null as integer) as term_from,
  cast(null as integer) as term_to,
  cast(null as varchar) as decision,
  cast(null as varchar) as source,
  told.submission,
  told.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from core.registered_target as told
left join core.stated_target as stated
  on stated.covenant = told.covenant and stated.unit = told.unit and stated.indicator = told.indicator
  and stated.origin = 'registered'
where stated.covenant is null
