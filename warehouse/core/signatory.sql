-- One row per covenant and unit that signed; the person only where a document names one.
create table core.signatory (
  covenant varchar not null,
  unit varchar not null,
  person varchar,
  post varchar,
  source varchar
)
