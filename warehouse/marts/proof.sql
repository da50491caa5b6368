-- One row per comparator and place of a figure's lower and upper bound beside the target: what they prove, as one word.
-- A bound counts only for what it proves; an end that nothing bounds is open.
with comparator as (
  select * from (values ('>='), ('>'), ('<='), ('<'), ('=')) as word (comparator)
),

place as (
  select * from (values ('below'), ('at'), ('above'), ('open')) as word (place)
)

select
  comparator.comparator,
  lower_end.place as low,
  upper_end.place as high,
  case
    when comparator = '>=' and lower_end.place = 'above' then 'exceeded'
    when case comparator
      when '>=' then lower_end.place = 'at'
      when '>' then lower_end.place = 'above'
      when '<=' then upper_end.place in ('at', 'below')
      when '<' then upper_end.place = 'below'
      else lower_end.place = 'at' and upper_end.place = 'at'
    end then 'met'
    when case comparator
      when '>=' then upper_end.place = 'below'
      when '>' then upper_end.place in ('at', 'below')
      when '<=' then lower_end.place = 'above'
      when '<' then lower_end.place in ('at', 'above')
      else lower_end.place = 'above' or upper_end.place = 'below'
    end then 'missed'
    else 'indeterminate'
  end as proved
from comparator
cross join place as lower_end
cross join place as upper_end
