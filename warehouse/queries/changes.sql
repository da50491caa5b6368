-- One row per thing that is other now than in an earlier build or a review, of one bloc (null: all): values, verdicts, ranks.
select
  change.*,
  coalesce(unit.name_vi, own.name_vi) as unit_vi,
  coalesce(unit.name_en, own.name_en) as unit_en,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en
from marts.change as change
left join core.covenant as covenant on covenant.covenant = change.covenant
left join core.indicator as indicator on indicator.indicator = change.indicator
left join core.unit as unit on unit.unit = change.unit
left join core.bloc as own on own.bloc = coalesce(change.unit, covenant.bloc)
where change.since = $since
  and (($bloc is null and $blocs is null) or exists (
    select 1
    from core.reporter as reporter
    where (reporter.bloc = covenant.bloc
        or (change.covenant is null and reporter.reporter = change.unit
          and cast(reporter.year as varchar) = left(change.period, 4)))
      and ($bloc is null or reporter.bloc = $bloc)
      and ($blocs is null or list_contains($blocs, reporter.bloc))
  ))
order by
  case change.relation when 'marts.ranking' then 1 when 'marts.progress' then 2 else 3 end, change.key, change.field,
  change.illustrative
