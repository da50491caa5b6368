-- One row per indicator with a target of the whole bloc for its covenant's year, real or illustrative: as it governs.
-- Beside it what the parent assigned, what the units' own targets add up to, and how many units have one.
with own as (
  select target.indicator, target.period, target.illustrative, count(*) as units
  from marts.governing_target as target
  where target.covenant = $covenant and target.unit is not null
  group by target.indicator, target.period, target.illustrative
),

stated as (
  select
    target.*,
    row_number() over (
      partition by target.indicator, target.origin, target.illustrative
      order by target.valid_from desc
    ) as newest
  from core.target as target
  where target.covenant = $covenant and target.unit is null
    and target.term_from is not distinct from target.term_to
)

select
  target.indicator,
  target.comparator,
  target.target,
  target.measure,
  target.origin,
  target.shared,
  target.baseline,
  target.assigned_target,
  target.illustrative,
  stated.content_group,
  stated.parent_target,
  stated.decision,
  total.unit_target_sum,
  coalesce(own.units, 0) as units,
  indicator.kind,
  indicator.measure_en,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  whole.name_vi as parent_target_vi,
  whole.name_en as parent_target_en,
  heading.position as group_position,
  heading.text_vi as group_vi,
  heading.text_en as group_en
from marts.governing_target as target
inner join core.covenant as covenant using (covenant)
inner join core.indicator as indicator using (indicator)
inner join stated
  on stated.indicator = target.indicator and stated.origin = target.origin
  and stated.illustrative = target.illustrative and stated.newest = 1
left join core.indicator as whole on whole.indicator = stated.parent_target
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = indicator.content_group
left join own
  on own.indicator = target.indicator and own.period = target.period and own.illustrative = target.illustrative
left join marts.unit_target_sum as total
  on total.covenant = target.covenant and total.indicator = target.indicator
  and total.period = target.period and total.illustrative = target.illustrative
where target.covenant = $covenant
  and target.unit is null
  and target.period = cast(covenant.year as varchar)
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by group_position nulls last, target.indicator, target.illustrative
