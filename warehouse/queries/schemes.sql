-- One row per covenant with a scoring scheme: its scale, its limits, and how many criteria it has.
select
  scheme.covenant,
  covenant.bloc,
  covenant.year,
  scheme.scale,
  scheme.content_scale,
  scheme.bonus_cap,
  scheme.deduction_cap,
  scheme.decimals,
  scheme.final_stage,
  scheme.illustrative,
  bloc.name_vi as bloc_vi,
  bloc.name_en as bloc_en,
  (select count(*) from core.criterion as criterion where criterion.covenant = scheme.covenant) as criteria
from core.scheme as scheme
inner join core.covenant as covenant using (covenant)
inner join core.bloc as bloc on bloc.bloc = covenant.bloc
where $blocs is null or list_contains($blocs, covenant.bloc)
order by covenant.year desc, bloc.number nulls last, covenant.bloc
