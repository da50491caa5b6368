-- One row per registered target that is not what a document states of the same unit's registration: the document's stands.
with differing as (
  select
    told.*,
    case stated.comparator
      when 'yes' then 'có'
      else concat(
        replace(replace(stated.comparator, '>=', '≥'), '<=', '≤'), ' ',
        rtrim(rtrim(cast(stated.value as varchar), '0'), '.'), ' ', stated.measure
      )
    end as stated_level
  from core.registered_target as told
  inner join core.stated_target as stated
    on stated.covenant = told.covenant and stated.unit = told.unit and stated.indicator = told.indicator
    and stated.origin = 'registered' and stated.illustrative = told.illustrative
  where stated.valid_to is null
    and (stated.value <> told.value or stated.comparator <> told.comparator or stated.measure <> told.measure)
)

select
  told.submission,
  told.file_name,
  told.sheet,
  told.cell,
  'registration_differs' as rule,
  'warning' as severity,
  told.raw_text,
  concat(
    'Ô ', told.cell, ' đăng ký “', told.raw_text, '” cho “', indicator.name_vi,
    '”, nhưng giao ước ghi mức đơn vị đăng ký là “', told.stated_level,
    '”; mức trong giao ước được giữ. Hãy thống nhất lại với khối.'
  ) as message_vi,
  concat(
    'Cell ', told.cell, ' registers “', told.raw_text, '” for “', indicator.name_en,
    '”, but the covenant gives the unit''s registration as “', told.stated_level,
    '”; the covenant''s is kept. Please agree on one with the bloc.'
  ) as message_en,
  cast(null as varchar) as suggestion
from differing as told
inner join core.indicator as indicator on indicator.indicator = told.indicator
