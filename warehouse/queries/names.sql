-- One row per bloc, unit and indicator that a reader may look for: its names, and other ways people write them.
with named as (
  select 'bloc' as kind, bloc as code, name_vi, name_en
  from core.bloc
  where exists (
    select 1
    from core.covenant as covenant
    where covenant.bloc = bloc.bloc and ($blocs is null or list_contains($blocs, covenant.bloc))
  )
  union all
  select 'unit' as kind, unit as code, name_vi, name_en
  from core.unit
  union all
  select 'indicator' as kind, indicator as code, name_vi, name_en
  from core.indicator
),

otherwise as (
  select kind, code, string_agg(text, ' · ' order by text) as otherwise
  from core.alias
  group by kind, code
)

select
  named.kind,
  named.code,
  named.name_vi,
  named.name_en,
  concat_ws(' · ', named.code, otherwise.otherwise) as otherwise
from named
left join otherwise on otherwise.kind = named.kind and otherwise.code = named.code
order by named.kind, named.name_vi, named.code
