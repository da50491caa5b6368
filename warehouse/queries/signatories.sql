-- One row per unit that signed one covenant, and person named as signing for it.
select signatory.unit, signatory.person, signatory.post, unit.name_vi, unit.name_en
from core.signatory as signatory
inner join core.covenant as covenant using (covenant)
inner join core.unit as unit on unit.unit = signatory.unit
where signatory.covenant = $covenant
  and ($blocs is null or list_contains($blocs, covenant.bloc))
order by unit.name_vi, signatory.person
