-- One row per submission and indicator: a value accepted from a file, whether it stands or not.
-- View: each value is stored once, as it was told.
-- Of several submissions of one unit and period the first in `standing_order` that speaks of an indicator stands;
-- an illustrative one gives way to a real report that stands (`real_submission`), whatever that speaks of.
with sent as (
  select
    submission.submission,
    submission.unit,
    submission.period,
    submission.kind,
    submission.file_name,
    submission.received_at,
    submission.standing_order,
    submission.illustrative,
    standing.submission as real_submission,
    standing.received_at as real_received_at
  from core.submission as submission
  left join core.submission as standing
    on submission.illustrative and not standing.illustrative and standing.status = 'standing'
    and standing.unit = submission.unit and standing.period = submission.period and standing.kind = submission.kind
  where submission.status in ('standing', 'superseded')
)

select
  sent.unit,
  told.indicator,
  told.period,
  told.value,
  told.qualifier,
  case when told.value is not null then told.status end as status,
  told.missing,
  told.numerator,
  told.denominator,
  told.data_as_of,
  told.submission,
  sent.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.parse_rule,
  told.note,
  sent.illustrative,
  sent.kind,
  sent.received_at,
  sent.standing_order,
  sent.real_submission,
  sent.real_received_at
from staging.observation as told
inner join sent on sent.submission = told.submission
