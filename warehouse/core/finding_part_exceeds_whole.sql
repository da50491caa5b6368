-- One row per count that is surely above the count it is part of, of the same unit and period.
with pair as (
  select *
  from (values
    ('DV_NU', 'DV_TONG'), ('LD_NU', 'LD_TONG'), ('LD_THIEUVIEC', 'LD_TONG'), ('HDLD_SO', 'LD_TONG'),
    ('BHXH_SO', 'LD_TONG'), ('NHA_THUE', 'LD_TONG')
  ) as known (part, whole)
)

select
  part.submission,
  part.file_name,
  part.sheet,
  part.cell,
  'part_of_whole' as rule,
  'warning' as severity,
  part.raw_text,
  concat(
    '“', part_indicator.name_vi, '” là “', part.raw_text, '”, lớn hơn “', whole_indicator.name_vi, '” của cùng kỳ là “',
    whole.raw_text, '” (', whole.file_name, ', ô ', whole.cell, '). Hãy kiểm tra cả hai số.'
  ) as message_vi,
  concat(
    '“', part_indicator.name_en, '” is “', part.raw_text, '”, above “', whole_indicator.name_en,
    '” of the same period, “', whole.raw_text, '” (', whole.file_name, ', cell ', whole.cell, '). Please check both.'
  ) as message_en,
  cast(null as varchar) as suggestion
from pair
inner join core.observation as part on part.indicator = pair.part
inner join core.observation as whole
  on whole.indicator = pair.whole and whole.unit = part.unit and whole.period = part.period
  and whole.illustrative = part.illustrative
inner join core.indicator as part_indicator on part_indicator.indicator = part.indicator
inner join core.indicator as whole_indicator on whole_indicator.indicator = whole.indicator
where part.value > whole.value and part.qualifier in ('=', '>', '>=') and whole.qualifier in ('=', '<', '<=')
