-- One row per succession of units: which became of which, how and on which day, the newest first.
select
  succession.old,
  succession.new,
  succession.kind,
  succession.on_day,
  succession.share,
  old.name_vi as old_vi,
  old.name_en as old_en,
  new.name_vi as new_vi,
  new.name_en as new_en
from core.succession as succession
inner join core.unit as old on old.unit = succession.old
left join core.unit as new on new.unit = succession.new
order by succession.on_day desc, old.name_vi, new.name_vi
