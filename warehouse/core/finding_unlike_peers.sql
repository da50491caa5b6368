-- One row per amount of money a hundred times the middle of what the bloc's other units told, or a hundredth of it.
-- With fewer than three others that told an amount there is no middle to speak of.
with told as (
  select
    membership.bloc,
    observation.*,
    indicator.name_vi,
    indicator.name_en
  from core.observation as observation
  inner join core.membership as membership
    on membership.unit = observation.unit
    and membership.year = cast(substr(observation.period, 1, 4) as integer)
  inner join core.indicator as indicator on indicator.indicator = observation.indicator
  where indicator.measure like 'đồng%' and observation.value > 0
),

compared as (
  select
    now.bloc,
    now.unit,
    now.indicator,
    now.period,
    now.illustrative,
    count(*) as others,
    cast(round(median(other.value), 0) as decimal(24, 0)) as middle
  from told as now
  inner join told as other
    on other.bloc = now.bloc and other.indicator = now.indicator and other.period = now.period
    and other.illustrative = now.illustrative and other.unit <> now.unit
  group by now.bloc, now.unit, now.indicator, now.period, now.illustrative
)

select
  now.submission,
  now.file_name,
  now.sheet,
  now.cell,
  'plausible_beside_peers' as rule,
  'warning' as severity,
  now.raw_text,
  concat(
    '“', now.name_vi, '” là “', now.raw_text, '”, hiểu là ',
    replace(format('{:,}', cast(now.value as bigint)), ',', '.'), ' đồng, ',
    case when now.value > compared.middle then 'gấp từ 100 lần' else 'không quá một phần trăm' end, ' mức giữa của ',
    cast(compared.others as varchar), ' đơn vị khác trong khối (',
    replace(format('{:,}', cast(compared.middle as bigint)), ',', '.'),
    ' đồng). Có thể nhầm đơn vị tính; hãy kiểm tra lại.'
  ) as message_vi,
  concat(
    '“', now.name_en, '” is “', now.raw_text, '”, read as ', format('{:,}', cast(now.value as bigint)),
    ' đồng: ', case when now.value > compared.middle then 'at least a hundred times' else 'at most a hundredth of' end,
    ' the middle of the bloc’s ',
    cast(compared.others as varchar), ' other units (', format('{:,}', cast(compared.middle as bigint)),
    ' đồng). The measure may be mistaken; please check.'
  ) as message_en,
  cast(null as varchar) as suggestion
from told as now
inner join compared using (bloc, unit, indicator, period, illustrative)
where compared.others >= 3 and (now.value >= 100 * compared.middle or 100 * now.value <= compared.middle)
