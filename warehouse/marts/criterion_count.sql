-- One row per covenant, scored unit and criterion that counts reports or a signature: how many cases there are.
-- A unit that is not among the signatories has not signed only where the signatories are known; they are real, and say
-- nothing under an illustrative scheme.
with sent as (
  select
    covenant.covenant,
    sent.unit,
    sum(sent.days_late) as days_late,
    count(*) filter (where sent.status = 'missing') as missing,
    count(*) filter (where sent.status in ('missing', 'not_due', 'not_received')) as awaited
  from marts.completeness as sent
  inner join core.covenant as covenant on covenant.bloc = sent.bloc and left(sent.period, 4) = cast(covenant.year as varchar)
  inner join core.scheme as scheme on scheme.covenant = covenant.covenant and scheme.illustrative = sent.illustrative
  group by covenant.covenant, sent.unit
),

signed as (
  select covenant, count(*) as signatories
  from core.signatory
  group by covenant
)

select
  scored.covenant,
  scored.unit,
  criterion.criterion,
  case criterion.rule
    when 'late_report' then coalesce(sent.days_late, 0)
    when 'missing_report' then coalesce(sent.missing, 0)
    else case when signed.signatories is not null and signatory.unit is null then 1 else 0 end
  end as cases
from marts.scored_unit as scored
inner join core.criterion as criterion using (covenant)
left join sent on sent.covenant = scored.covenant and sent.unit = scored.unit
left join signed on signed.covenant = scored.covenant and not scored.illustrative
left join (select distinct covenant, unit from core.signatory) as signatory
  on signatory.covenant = scored.covenant and signatory.unit = scored.unit
where criterion.rule in ('late_report', 'missing_report', 'not_signed')
