-- One row per indicator and day from which it means something else: earlier figures do not compare.
create table core.redefinition (
  indicator varchar not null,
  on_day date not null
)
