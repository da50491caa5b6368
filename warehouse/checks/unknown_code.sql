-- Rows that must not exist: a standing value of a unit or an indicator that the reference does not know.
select told.unit, told.indicator, told.period
from core.observation as told
left join core.unit as unit using (unit)
left join core.bloc as bloc on bloc.bloc = told.unit
left join core.indicator as indicator using (indicator)
where (unit.unit is null and bloc.bloc is null) or indicator.indicator is null
