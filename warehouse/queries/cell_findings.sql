-- One row per finding at one cell of one submission.
select finding.rule, finding.severity, finding.raw_text, finding.message_vi, finding.message_en, finding.suggestion
from core.finding as finding
inner join core.submission as submission on submission.submission = finding.submission
where finding.submission = $submission
  and finding.sheet is not distinct from $sheet
  and finding.cell is not distinct from $cell
  and exists (
    select 1
    from core.membership as membership
    where (membership.unit = submission.unit or membership.bloc = submission.unit)
      and ($blocs is null or list_contains($blocs, membership.bloc))
  )
order by finding.severity, finding.rule
