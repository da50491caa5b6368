-- One row per indicator asked in one bloc and period: how many of its expected units have told it.
select
  asked.indicator,
  indicator.name_vi as indicator_vi,
  indicator.name_en as indicator_en,
  heading.position as group_position,
  heading.text_vi as group_vi,
  heading.text_en as group_en,
  count(member.unit) as expected,
  count(told.unit) filter (where told.value is not null or told.missing = 'not_applicable') as reported,
  count(told.unit) filter (where told.status in ('E', 'P')) as estimated,
  coalesce(bool_or(told.illustrative), false) as illustrative
from marts.asked_cell as asked
inner join core.covenant as covenant using (covenant)
inner join core.expected_unit as member on member.covenant = asked.covenant and member.period = asked.period
inner join core.indicator as indicator on indicator.indicator = asked.indicator
left join core.content_group as heading
  on heading.covenant is null and heading.content_group = indicator.content_group
left join core.observation as told
  on told.unit = member.unit and told.period = asked.period and told.indicator = asked.indicator
where covenant.bloc = $bloc
  and asked.period = $period
  and ($blocs is null or list_contains($blocs, covenant.bloc))
group by all
order by reported - expected, group_position nulls last, asked.indicator
