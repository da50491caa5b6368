-- One row per qualifier of a figure and of what is taken from it, or divides it: the qualifier of the result.
-- The second bound is turned first; bounds of two directions leave only “about”.
with known as (
  select *
  from (values ('=', '='), ('>', '<'), ('<', '>'), ('>=', '<='), ('<=', '>='), ('~', '~')) as pair (qualifier, turned)
)

select
  figure.qualifier,
  taken.qualifier as against,
  case
    when taken.turned in ('=', figure.qualifier) then figure.qualifier
    when figure.qualifier = '=' then taken.turned
    when substr(taken.turned, 1, 1) = substr(figure.qualifier, 1, 1) then substr(figure.qualifier, 1, 1)
    else '~'
  end as result
from known as figure
cross join known as taken
