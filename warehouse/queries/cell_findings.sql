-- One row per finding at one cell of one submission.
select finding.rule, finding.severity, finding.raw_text, finding.message_vi, finding.message_en, finding.suggestion
from core.finding as finding
inner join core.submission as submission on submission.submission = finding.submission
where finding.submission = $submission
  and finding.sheet is not distinct from $sheet
  and finding.cell is not distinct from $cell
  and ($blocs is null or exists (
    select 1
    from core.reporter as reporter
    where reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
      and list_contains($blocs, reporter.bloc)
  ))
order by finding.severity, finding.rule
