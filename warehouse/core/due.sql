-- One row per bloc and period: the day by which its units report.
create table core.due (
  bloc varchar not null,
  period varchar not null,
  due_on date not null,
  source varchar,
  illustrative boolean not null
)
