-- One row per covenant, half-year or year and expected unit: what its figure of a year before is made of.
-- It was a member then if the bloc's covenant of that year expected it, or a unit that it carries on from; of a year
-- whose members nobody told, each counts as one.
select
  expected.covenant,
  expected.bloc,
  expected.year,
  expected.unit,
  expected.period,
  concat(cast(expected.year - 1 as varchar), substr(expected.period, 5)) as against,
  count(ancestor.ancestor) as ancestors,
  coalesce(bool_or(ancestor.breaks), false) as breaks,
  bool_or(earlier.unit is not null) or max(known.covenant) is null as was_member,
  case when count(*) = 1 and min(ancestor.share) = 1 then min(ancestor.ancestor) end as alone
from core.expected_unit as expected
left join marts.ancestor as ancestor
  on ancestor.covenant = expected.covenant and ancestor.period = expected.period and ancestor.unit = expected.unit
left join (select distinct covenant, bloc, year from core.expected_unit) as known
  on known.bloc = expected.bloc and known.year = expected.year - 1
left join core.expected_unit as earlier
  on earlier.covenant = known.covenant and earlier.period = ancestor.against and earlier.unit = ancestor.ancestor
where expected.half is distinct from 2
group by expected.covenant, expected.bloc, expected.year, expected.unit, expected.period
