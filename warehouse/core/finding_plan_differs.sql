-- One row per plan that a standing report prints and that is none of the targets held for the unit that year.
-- A whole bloc's target is compared only where it is a share: an absolute one is never a unit's.
with held as (
  select
    membership.unit,
    covenant.year,
    target.indicator,
    target.value,
    target.illustrative
  from core.target as target
  inner join core.covenant as covenant on covenant.covenant = target.covenant
  inner join core.membership as membership
    on membership.bloc = covenant.bloc and membership.year = covenant.year
  inner join core.indicator as indicator on indicator.indicator = target.indicator
  where target.measure = indicator.measure and target.comparator <> 'yes'
    and target.term_to is not distinct from target.term_from
    and (target.unit = membership.unit or (target.unit is null and target.measure = '%'))
),

printed as (
  select
    mention.submission,
    mention.unit,
    mention.indicator,
    mention.sheet,
    mention.cell,
    mention.raw_text,
    submission.file_name,
    max(case when held.value = mention.value then 1 else 0 end) as agrees
  from staging.mention as mention
  inner join core.submission as submission
    on submission.submission = mention.submission and submission.status = 'standing'
  inner join held
    on held.unit = mention.unit and held.indicator = mention.indicator
    and cast(held.year as varchar) = substr(submission.period, 1, 4) and held.illustrative = mention.illustrative
  where mention.period is null
  group by
    mention.submission,
    mention.unit,
    mention.indicator,
    mention.sheet,
    mention.cell,
    mention.raw_text,
    submission.file_name
)

select
  printed.submission,
  printed.file_name,
  printed.sheet,
  printed.cell,
  'plan_differs' as rule,
  'warning' as severity,
  printed.raw_text,
  concat(
    'Ô ', printed.cell, ' ghi mục tiêu của “', indicator.name_vi, '” là “', printed.raw_text,
    '”, khác mục tiêu trong giao ước. Mục tiêu không lấy từ báo cáo; nếu có điều chỉnh, hãy gửi quyết định cho khối.'
  ) as message_vi,
  concat(
    'Cell ', printed.cell, ' gives the target of “', indicator.name_en, '” as “', printed.raw_text,
    '”, which is not the covenant''s. Targets are not taken from reports; send the bloc the decision that changed it.'
  ) as message_en,
  cast(null as varchar) as suggestion
from printed
inner join core.indicator as indicator on indicator.indicator = printed.indicator
where printed.agrees = 0
