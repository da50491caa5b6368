-- One row per covenant, scored unit and criterion whose points are in dispute.
-- The cell of its figure or of its points has an open error or warning, or the appraisal differs from what the unit gave.
select distinct figure.covenant, figure.unit, figure.criterion
from marts.criterion_figure as figure
inner join core.observation as told
  on told.unit = figure.unit and told.indicator = figure.indicator and told.period = cast(figure.year as varchar)
  and told.illustrative = figure.illustrative
inner join core.finding as finding
  on finding.submission = told.submission and finding.sheet = told.sheet and finding.cell = told.cell
where finding.severity in ('error', 'warning')
union
select given.covenant, given.unit, given.criterion
from marts.stated_points as given
inner join core.finding as finding
  on finding.submission = given.submission and finding.sheet = given.sheet and finding.cell = given.cell
where finding.severity in ('error', 'warning')
union
select own.covenant, own.unit, own.criterion
from marts.stated_points as own
inner join marts.stated_points as appraised using (covenant, unit, criterion)
where own.step = 2 and appraised.step = 4 and own.points <> appraised.points
