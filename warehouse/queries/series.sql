-- One row per indicator and period of a bloc, or of a unit in it, over the years: the figure, and what breaks the series.
-- Null indicator asks for all. A year without a covenant of this bloc is told, where the next year compares with it, for
-- the units that compare (`of_comparable`).
with told as (
  select
    progress.indicator,
    progress.period,
    progress.year,
    progress.basis,
    progress.measure,
    progress.actual as value,
    progress.qualifier,
    progress.target,
    progress.comparator,
    progress.reported,
    progress.expected,
    comparison.break,
    comparison.comparable_units,
    comparison.left_out,
    false as of_comparable,
    progress.illustrative
  from marts.progress as progress
  left join marts.comparison as comparison
    on comparison.bloc = progress.bloc and comparison.unit is not distinct from progress.unit
    and comparison.indicator = progress.indicator and comparison.period = progress.period
    and comparison.basis = progress.basis
  where progress.bloc = $bloc
    and ($indicator is null or progress.indicator = $indicator)
    and progress.unit is not distinct from $unit
    and progress.speaks
    and progress.actual is not null
    and progress.period not like '%-S2'
    and ($blocs is null or list_contains($blocs, progress.bloc))
),

before as (
  select
    comparison.indicator,
    comparison.against as period,
    comparison.year - 1 as year,
    comparison.basis,
    comparison.measure,
    comparison.earlier as value,
    comparison.earlier_qualifier as qualifier,
    null as target,
    null as comparator,
    null as reported,
    null as expected,
    null as break,
    comparison.comparable_units,
    comparison.left_out,
    true as of_comparable,
    comparison.illustrative
  from marts.comparison as comparison
  anti join core.covenant as covenant on covenant.bloc = comparison.bloc and covenant.year = comparison.year - 1
  where comparison.bloc = $bloc
    and ($indicator is null or comparison.indicator = $indicator)
    and comparison.unit is not distinct from $unit
    and comparison.earlier is not null
    and ($blocs is null or list_contains($blocs, comparison.bloc))
)

select * from told
union all
select * from before
order by indicator, year, period desc, basis
