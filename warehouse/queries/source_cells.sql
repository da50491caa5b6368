-- One row per unit (or the bloc's own report), indicator and period: the cell that a bloc's figures were read from.
-- Units are the members of the year and those of a year before that they carry on from.
with teller as (
  select unit from core.membership where bloc = $bloc and year = $year
  union
  select ancestor as unit from marts.ancestor where bloc = $bloc and year = $year
  union
  select bloc as unit from core.bloc where bloc = $bloc
)

select
  told.unit,
  told.indicator,
  told.period,
  told.file_name,
  told.sheet,
  told.cell,
  told.raw_text,
  told.illustrative,
  coalesce(unit.name_vi, own.name_vi) as unit_vi
from core.observation as told
inner join teller on teller.unit = told.unit
left join core.unit as unit on unit.unit = told.unit
left join core.bloc as own on own.bloc = told.unit
where list_contains($periods, told.period) and told.cell is not null
  and ($blocs is null or list_contains($blocs, $bloc))
order by told.indicator, told.period, own.bloc is not null, told.unit
