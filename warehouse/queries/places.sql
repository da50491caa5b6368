-- One row per bloc, year and period of a covenant (a half and the year): has anybody reported for it?
with told as (
  select
    reporter.bloc,
    submission.period,
    bool_or(reporter.is_own) as has_own,
    bool_or(not reporter.is_own) as has_units,
    bool_or(submission.illustrative) as illustrative
  from core.submission as submission
  inner join core.reporter as reporter
    on reporter.reporter = submission.unit and cast(reporter.year as varchar) = left(submission.period, 4)
  where submission.status = 'standing' and submission.kind = 'indicators'
  group by reporter.bloc, submission.period
)

select
  term.bloc,
  bloc.name_vi,
  bloc.name_en,
  bloc.number,
  term.covenant,
  term.year,
  term.period,
  told.bloc is not null as has_report,
  coalesce(told.has_own and not told.has_units, false) as own_only,
  coalesce(told.illustrative, covenant.illustrative) as illustrative
from core.term as term
inner join core.covenant as covenant using (covenant)
inner join core.bloc as bloc on bloc.bloc = term.bloc
left join told on told.bloc = term.bloc and told.period = term.period
where (term.half is null or term.half = 1)
  and ($blocs is null or list_contains($blocs, term.bloc))
order by bloc.number nulls last, term.bloc, term.year, term.period
