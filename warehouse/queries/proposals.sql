-- One row per unit and award of one bloc and year: proposed or not, what speaks for and against, what the quota leaves.
select
  proposal.*,
  unit.name_vi as unit_vi,
  unit.name_en as unit_en
from marts.award_proposal as proposal
inner join core.unit as unit using (unit)
where proposal.bloc = $bloc and proposal.year = $year
  and ($blocs is null or list_contains($blocs, proposal.bloc))
order by proposal.position, proposal.rank nulls last, unit.name_vi
