-- One row per submission of one bloc and year (null: all), and per file refused, the newest first.
select
  submission.submission,
  submission.unit,
  submission.period,
  submission.kind,
  submission.revision,
  submission.received_at,
  submission.file_name,
  submission.sha256,
  submission.status,
  submission.observations,
  submission.findings,
  submission.illustrative,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en
from core.submission as submission
left join core.unit as unit on unit.unit = submission.unit
left join core.bloc as own on own.bloc = submission.unit
where ($year is null or submission.period is null or left(submission.period, 4) = cast($year as varchar))
  and ($period is null or submission.period is null or submission.period = $period)
  and (
    (submission.unit is null and $blocs is null)
    or exists (
      select 1
      from core.membership as membership
      where (membership.unit = submission.unit or membership.bloc = submission.unit)
        and ($bloc is null or membership.bloc = $bloc)
        and ($blocs is null or list_contains($blocs, membership.bloc))
    )
  )
order by submission.received_at desc, submission.file_name, submission.submission
