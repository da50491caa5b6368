-- One row per observation, in the columns of SDMX-CSV 2.0 and with the codes of `structure.xml`.
select
  'dataflow' as "STRUCTURE",
  'THIDUA:OBSERVATION(1.0)' as "STRUCTURE_ID",
  'I' as "ACTION",
  case when contains(told.period, '-S') then 'S' else 'A' end as "FREQ",
  replace(told.unit, '.', '$') as "REPORTER",
  replace(told.indicator, '.', '$') as "INDICATOR",
  told.period as "TIME_PERIOD",
  rtrim(rtrim(cast(told.value as varchar), '0'), '.') as "OBS_VALUE",
  case
    when told.value is not null then coalesce(told.status, 'A')
    when told.missing = 'not_applicable' then 'M'
    when told.missing = 'not_collected' then 'L'
    else 'O'
  end as "OBS_STATUS",
  indicator.measure as "UNIT_MEASURE",
  case told.qualifier
    when '=' then 'EQ' when '>' then 'GT' when '<' then 'LT'
    when '>=' then 'GE' when '<=' then 'LE' when '~' then 'ABOUT'
  end as "QUALIFIER",
  told.missing as "MISSING",
  rtrim(rtrim(cast(told.numerator as varchar), '0'), '.') as "NUMERATOR",
  rtrim(rtrim(cast(told.denominator as varchar), '0'), '.') as "DENOMINATOR",
  told.data_as_of as "DATA_AS_OF",
  told.illustrative as "ILLUSTRATIVE",
  told.submission as "SUBMISSION",
  case when regexp_matches(told.file_name, '^[-=+@\t\r]') then '''' else '' end || told.file_name as "SOURCE_FILE",
  case when regexp_matches(told.sheet, '^[-=+@\t\r]') then '''' else '' end || told.sheet as "SOURCE_SHEET",
  told.cell as "SOURCE_CELL"
from core.observation as told
inner join core.indicator as indicator using (indicator)
order by told.unit, told.indicator, told.period
