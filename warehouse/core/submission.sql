-- One row per submission, and per file refused: what it is and what became of it.
-- Of several of one unit, period and kind the highest stands: a real one above an illustrative one,
-- a unit's own above a bloc's summary, then the day of the report, the revision, the receipt, the hash.
with dated as (
  select
    told.*,
    received.received_at,
    coalesce(received.assumed, false) as receipt_assumed,
    -- a report is not written after it was received: a later day in it is a slip of the keyboard
    least(coalesce(told.reported_on, received.received_on), received.received_on) as report_day
  from staging.submission as told
  left join staging.received as received
    on received.file_name = told.file_name and received.sha256 = told.sha256
),

ordered as (
  select
    dated.*,
    row_number() over (
      partition by unit, period, kind, status
      order by
        illustrative,
        case when level = 'summary' then 1 else 0 end,
        report_day desc,
        revision desc,
        received_at desc,
        sha256 desc
    ) as standing_order
  from dated
),

values_told as (
  select submission, count(*) as observations
  from staging.observation
  group by submission
),

findings_told as (
  select submission, count(*) as findings
  from staging.finding
  group by submission
)

select
  ordered.submission,
  ordered.unit,
  ordered.period,
  ordered.kind,
  ordered.level,
  ordered.revision,
  ordered.report_day,
  ordered.received_at,
  ordered.receipt_assumed,
  ordered.file_name,
  ordered.sha256,
  case
    when ordered.status <> 'accepted' then ordered.status
    when ordered.standing_order = 1 then 'standing'
    else 'superseded'
  end as status,
  ordered.standing_order,
  coalesce(values_told.observations, 0) as observations,
  coalesce(findings_told.findings, 0) as findings,
  ordered.illustrative
from ordered
left join values_told using (submission)
left join findings_told using (submission)
order by ordered.period, ordered.unit, ordered.submission
