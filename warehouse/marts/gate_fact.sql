-- One row per covenant, scored unit and gate that what we hold can decide: passed, failed, or null where it is not known.
-- Who has signed or registered is known only where somebody has: an empty list says nothing of anyone. Signatories are
-- real, and say nothing under an illustrative scheme.
with signed as (
  select covenant, count(*) as known from core.signatory group by covenant
),

registration as (
  select distinct covenant, unit, illustrative
  from core.target
  where origin = 'registered' and unit is not null
  union
  select distinct covenant, unit, illustrative
  from core.award
  where stage = 'registered' and unit is not null
),

registered as (
  select covenant, illustrative, count(*) as known from registration group by covenant, illustrative
),

sent as (
  select
    sent.bloc,
    sent.unit,
    left(sent.period, 4) as year,
    sent.illustrative,
    count(*) filter (where sent.status = 'missing') as missing,
    count(*) filter (where sent.status in ('not_due', 'not_received')) as awaited
  from marts.completeness as sent
  group by sent.bloc, sent.unit, left(sent.period, 4), sent.illustrative
),

elsewhere as (
  select distinct covenant.year, award.unit, award.illustrative, award.covenant
  from core.award as award
  inner join core.covenant as covenant using (covenant)
  where award.stage = 'recognised'
)

select
  scored.covenant,
  scored.unit,
  gate.gate,
  max(case gate.rule
    when 'signed' then
      case when signatory.unit is not null then 'passed' when signed.known is not null then 'failed' end
    when 'registered' then
      case when registration.unit is not null then 'passed' when registered.known is not null then 'failed' end
    when 'reports_received' then
      case when sent.missing > 0 then 'failed' when sent.awaited = 0 then 'passed' end
    when 'not_already_awarded' then case when elsewhere.unit is not null then 'failed' end
  end) as outcome
from marts.scored_unit as scored
inner join core.gate as gate using (covenant)
left join signed on signed.covenant = scored.covenant and not scored.illustrative
left join core.signatory as signatory
  on signatory.covenant = scored.covenant and signatory.unit = scored.unit and not scored.illustrative
left join registered on registered.covenant = scored.covenant and registered.illustrative = scored.illustrative
left join registration
  on registration.covenant = scored.covenant and registration.unit = scored.unit
  and registration.illustrative = scored.illustrative
left join sent on sent.bloc = scored.bloc and sent.unit = scored.unit and sent.year = scored.period
  and sent.illustrative = scored.illustrative
left join elsewhere
  on elsewhere.year = scored.year and elsewhere.unit = scored.unit and elsewhere.illustrative = scored.illustrative
  and elsewhere.covenant <> scored.covenant
where gate.rule in ('signed', 'registered', 'reports_received', 'not_already_awarded')
group by scored.covenant, scored.unit, gate.gate
