-- One row per covenant, scored unit and award of its quotas: the outcome by rule, and what speaks for and against it.
with dispute as (
  select covenant, unit, count(*) as lines from marts.disputed_line group by covenant, unit
),

units as (
  select covenant, count(*) as units from marts.scored_unit group by covenant
),

unmet as (
  select covenant, unit, stage, string_agg(name_vi, ', ' order by position) as vi,
    string_agg(coalesce(name_en, name_vi), ', ' order by position) as en, outcome
  from marts.gate_outcome
  where outcome <> 'passed'
  group by covenant, unit, stage, outcome
),

stated as (
  select award.covenant, award.unit, quota.award, string_agg(award.reasons_for, '; ' order by award.reasons_for) as reasons_for,
    string_agg(award.reasons_against, '; ' order by award.reasons_against) as reasons_against
  from core.award as award
  inner join core.quota as quota
    on quota.covenant = award.covenant and quota.illustrative = award.illustrative
    and award.award in (quota.award, quota.name_vi)
  where award.stage = 'proposed'
  group by award.covenant, award.unit, quota.award
)

select
  met.covenant, met.bloc, met.year, met.unit, met.award, met.position, met.award_vi, met.award_en, met.stage, met.outcome,
  met.rank, met.tied, met.total, met.printed, met.award_votes as votes, met.quota, met.decision, met.used,
  met.quota - met.used as quota_left,
  concat_ws('; ',
    'hạng ' || cast(met.rank as varchar) || '/' || cast(units.units as varchar) || ' với '
    || replace(cast(cast(met.printed as decimal(18, 2)) as varchar), '.', ',') || ' điểm',
    met.grade_vi,
    cast(met.award_votes as varchar) || ' phiếu thuận cho danh hiệu này',
    stated.reasons_for
  ) as reasons_for,
  concat_ws('; ',
    'rank ' || cast(met.rank as varchar) || ' of ' || cast(units.units as varchar) || ' with '
    || cast(cast(met.printed as decimal(18, 2)) as varchar) || ' points',
    met.grade_en,
    'votes in favour of this award: ' || cast(met.award_votes as varchar),
    stated.reasons_for
  ) as reasons_for_en,
  concat_ws('; ',
    'không đạt điều kiện: ' || failed.vi, 'chưa rõ: ' || unknown.vi, word.vi,
    case when met.tied then 'đồng hạng' end,
    cast(dispute.lines as varchar) || ' dòng điểm còn phải xem',
    case when met.not_reported > 0 then cast(met.not_reported as varchar) || ' tiêu chí chưa báo cáo' end,
    stated.reasons_against
  ) as reasons_against,
  concat_ws('; ',
    'gates failed: ' || failed.en, 'not known: ' || unknown.en, word.en,
    case when met.tied then 'tied' end,
    'lines in dispute: ' || cast(dispute.lines as varchar),
    case when met.not_reported > 0 then 'criteria not reported: ' || cast(met.not_reported as varchar) end,
    stated.reasons_against
  ) as reasons_against_en,
  met.provisional, met.illustrative
from marts.award_outcome as met
inner join units using (covenant)
left join marts.candidacy_word as word
  on word.word = case when met.outcome = 'proposed' then met.candidacy else met.outcome end
left join dispute on dispute.covenant = met.covenant and dispute.unit = met.unit
left join unmet as failed
  on failed.covenant = met.covenant and failed.unit = met.unit and failed.stage = met.stage and failed.outcome = 'failed'
left join unmet as unknown
  on unknown.covenant = met.covenant and unknown.unit = met.unit and unknown.stage = met.stage
  and unknown.outcome = 'unknown'
left join stated on stated.covenant = met.covenant and stated.unit = met.unit and stated.award = met.award
