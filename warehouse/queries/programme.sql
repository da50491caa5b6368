-- One row per activity of one covenant's programme: how often it is wanted and done, and how it stands.
select programme.*
from marts.programme as programme
where programme.covenant = $covenant
  and ($blocs is null or list_contains($blocs, programme.bloc))
order by programme.position, programme.activity
