-- One row per covenant, unit, stage and scenario: what the lines add up to, at full precision.
-- What does not apply is taken out, and the rest scaled up to the content's whole. A total that was recognised as such
-- stands in its stage. `is_told`: the total rests on more than silence. `printed` is the total as it is printed, once a line of content is decided or a total recognised;
-- `possible` is what bounds and judgements leave open.
with added as (
  select
    part.covenant, part.unit, part.stage, part.scenario, part.illustrative,
    sum(case when part.kind = 'content' then part.points end) as content,
    sum(case when part.kind = 'content' then part.possible end) as content_possible,
    sum(case when part.kind = 'content' then part.most end) as content_most,
    sum(case when part.kind = 'content' and part.content_group = scheme.main_group then part.points end) as main,
    sum(case when part.kind = 'bonus' then part.points else 0 end) as bonus,
    sum(case when part.kind = 'bonus' then part.possible else 0 end) as bonus_possible,
    sum(case when part.kind = 'deduction' then part.points else 0 end) as deduction,
    min(part.weakest) as weakest,
    cast(sum(part.not_reported) as bigint) as not_reported,
    cast(sum(part.estimated) as bigint) as estimated,
    cast(sum(part.decided) as bigint) as decided
  from marts.scenario_group as part
  inner join core.scheme as scheme using (covenant)
  group by part.covenant, part.unit, part.stage, part.scenario, part.illustrative
),

recognised as (
  select covenant, unit, illustrative, max(points) as points
  from core.award
  where stage = 'recognised' and points is not null
  group by covenant, unit, illustrative
),

scaled as (
  select
    added.*,
    scheme.decimals,
    recognised.points as recognised,
    cast(scheme.content_scale as double) / nullif(cast(added.content_most as double), 0) as scaling,
    least(added.bonus, scheme.bonus_cap) as bonus_counted,
    least(added.bonus_possible, scheme.bonus_cap) as bonus_open,
    greatest(added.deduction, coalesce(-scheme.deduction_cap, added.deduction)) as deducted
  from added
  inner join core.scheme as scheme using (covenant)
  left join recognised
    on recognised.covenant = added.covenant and recognised.unit = added.unit
    and recognised.illustrative = added.illustrative and added.stage = 'recognised'
),

totalled as (
  select
    scaled.*,
    cast(cast(content as double) * scaling as decimal(38, 9)) as content_points,
    cast(coalesce(cast(main as double), 0) * scaling as decimal(38, 9)) as main_points,
    cast(cast(bonus_counted as double) as decimal(38, 9)) as bonus_points,
    cast(cast(deducted as double) as decimal(38, 9)) as deduction_points,
    coalesce(
      cast(recognised as decimal(38, 9)),
      cast(cast(content as double) * scaling + cast(bonus_counted + deducted as double) as decimal(38, 9))
    ) as total,
    coalesce(
      cast(recognised as decimal(38, 9)),
      cast(cast(content_possible as double) * scaling + cast(bonus_open + deducted as double) as decimal(38, 9))
    ) as total_possible
  from scaled
)

select
  covenant, unit, stage, scenario, cast(scaling as decimal(38, 9)) as scaling, content_points, main_points, bonus_points as bonus, deduction_points as deduction,
  total, total_possible as possible, weakest, not_reported, estimated, decimals,
  decided > not_reported or recognised is not null as is_told,
  case when decided = 0 and recognised is null then null else case decimals
    when 0 then cast(total as decimal(34, 0)) when 1 then cast(total as decimal(34, 1))
    when 2 then cast(total as decimal(34, 2)) when 3 then cast(total as decimal(34, 3))
    else cast(total as decimal(34, 4))
  end end as printed,
  illustrative
from totalled
