-- One row per covenant, unit (null: the whole bloc), award and stage.
-- What a document states has a source; what is registered or recognised by a report has its submission and cell.
select
  covenant,
  unit,
  award,
  stage,
  quota,
  reasons_for,
  reasons_against,
  decision,
  cast(null as date) as decided_on,
  cast(null as decimal(24, 6)) as points,
  cast(null as varchar) as note,
  source,
  cast(null as varchar) as submission,
  cast(null as varchar) as file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  cast(null as varchar) as raw_text,
  illustrative
from core.stated_award
union all
select
  sent.covenant,
  told.of_unit as unit,
  told.award,
  told.stage,
  cast(null as integer) as quota,
  cast(null as varchar) as reasons_for,
  cast(null as varchar) as reasons_against,
  told.decision,
  told.decided_on,
  told.points,
  told.note,
  cast(null as varchar) as source,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative
from staging.award as told
inner join core.standing_submission as sent on sent.submission = told.submission
left join core.stated_award as stated
  on stated.covenant = sent.covenant and stated.unit is not distinct from told.of_unit
  and stated.award = told.award and stated.stage = told.stage
where stated.covenant is null
