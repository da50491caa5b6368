-- One row per standing report nine tenths of whose figures are those of an earlier one of the same unit.
-- Held against the same part of the year before; a year also against its first half, a first half
-- also against the whole year before it.
with earlier as (
  select
    submission,
    unit,
    period,
    illustrative,
    concat(cast(cast(substr(period, 1, 4) as integer) - 1 as varchar), substr(period, 5)) as before
  from core.submission
  where status = 'standing' and kind = 'indicators'
  union all
  select
    submission,
    unit,
    period,
    illustrative,
    concat(period, '-S1') as before
  from core.submission
  where status = 'standing' and kind = 'indicators' and length(period) = 4
  union all
  select
    submission,
    unit,
    period,
    illustrative,
    cast(cast(substr(period, 1, 4) as integer) - 1 as varchar) as before
  from core.submission
  where status = 'standing' and kind = 'indicators' and substr(period, 5) = '-S1'
),

compared as (
  select
    earlier.submission,
    earlier.before,
    count(*) as common,
    count(*) filter (where now.value = then_.value) as equal
  from earlier
  inner join core.observation as now on now.submission = earlier.submission
  inner join core.observation as then_
    on then_.unit = earlier.unit and then_.period = earlier.before and then_.indicator = now.indicator
    and then_.illustrative = earlier.illustrative
  inner join core.indicator as indicator on indicator.indicator = now.indicator
  where now.value > 0 and then_.value is not null and indicator.kind not in ('bool', 'grade')
  group by earlier.submission, earlier.before
)

select
  submission.submission,
  submission.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'not_copied_forward' as rule,
  'warning' as severity,
  cast(null as varchar) as raw_text,
  concat(
    cast(compared.equal as varchar), '/', cast(compared.common as varchar), ' số liệu giống hệt kỳ ', compared.before,
    '. Có thể số liệu cũ còn để lại trong biểu; hãy kiểm tra và gửi lại nếu chưa cập nhật.'
  ) as message_vi,
  concat(
    cast(compared.equal as varchar), ' of ', cast(compared.common as varchar), ' figures are those of ',
    compared.before, '. Old figures may have been left in the form; please check, and send it again if so.'
  ) as message_en,
  cast(null as varchar) as suggestion
from compared
inner join core.submission as submission on submission.submission = compared.submission
where compared.common >= 3 and compared.equal >= 0.9 * compared.common
