-- One row per standing real report of a unit in no bloc with a covenant in the report's year: it counts nowhere.
-- The illustrative world tells a year before its covenants, of units that were in no bloc then: no slip.
select
  submission.submission,
  submission.file_name,
  cast(null as varchar) as sheet,
  cast(null as varchar) as cell,
  'unit_without_bloc' as rule,
  'warning' as severity,
  cast(null as varchar) as raw_text,
  concat(
    'Năm ', left(submission.period, 4), ' “', unit.name_vi, '” không thuộc khối nào có giao ước, nên báo cáo này không ',
    'được tính vào khối nào. Hãy xem lại năm trong tệp, hoặc ghi đơn vị vào members của giao ước năm đó.'
  ) as message_vi,
  concat(
    'In ', left(submission.period, 4), ' “', unit.name_en, '” is in no bloc with a covenant, so this report counts in none. ',
    'Please check the year in the file, or add the unit to the members of that year''s covenant.'
  ) as message_en,
  cast(null as varchar) as suggestion
from core.submission as submission
inner join core.unit as unit using (unit)
left join (
  select distinct membership.unit, membership.year
  from core.membership as membership
  inner join core.covenant as covenant using (bloc, year)
) as peer on peer.unit = submission.unit and cast(peer.year as varchar) = left(submission.period, 4)
where submission.status = 'standing' and not submission.illustrative and peer.unit is null
