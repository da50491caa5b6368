-- One row per criterion of the scheme of one bloc and year, in the scheme's order, with what the scheme says of all.
select
  criterion.covenant,
  criterion.criterion,
  criterion.position,
  criterion.name_vi,
  criterion.name_en,
  criterion.kind,
  criterion.content_group,
  criterion.indicator,
  criterion.max_points,
  criterion.cap,
  criterion.rule,
  criterion.rule_vi,
  criterion.rule_en,
  scheme.scale,
  scheme.content_scale,
  scheme.bonus,
  scheme.bonus_cap,
  scheme.deduction_cap,
  scheme.decimals,
  scheme.final_stage,
  criterion.source,
  criterion.illustrative
from core.criterion as criterion
inner join core.scheme as scheme using (covenant)
inner join core.covenant as covenant using (covenant)
where covenant.bloc = $bloc and covenant.year = $year
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by criterion.position
