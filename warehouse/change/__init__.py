"""What has changed since an earlier build: standing values, verdicts and ranks, field by field.

Two finished builds are looked at side by side, as the schemas `earlier` and `later`. Of builds made
by different versions the columns that both have are compared, and no others.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from warehouse.command import full_disk
from warehouse.database import Build

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Rows = list[dict[str, Any]]
_HERE = Path(__file__).parent
_KEYS = {
    "core.observation": ("unit", "indicator", "period", "illustrative"),
    "marts.progress": ("covenant", "unit", "indicator", "period", "basis", "illustrative"),
    "marts.ranking": ("covenant", "unit", "stage", "illustrative"),
}  # what is compared, and what tells one row from another
_FIELDS = {
    "core.observation": ("value", "qualifier", "missing", "numerator", "denominator", "submission"),
    "marts.progress": ("verdict",),
    "marts.ranking": ("rank",),
}
_SIDES = ("earlier", "later")


@dataclass(frozen=True)
class Movement:
    """What moved from one build to another.

    `counts` is by relation and by what became of its rows (added, changed, vanished); `first` the
    few that are told; `overturned` says for each bloc and period how many of its standing values
    are other now or gone (`changed`, of `standing`); `frozen_ranks` which ranks of reviews moved.
    """

    since: str
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    first: Rows = field(default_factory=list)
    overturned: Rows = field(default_factory=list)
    frozen_ranks: Rows = field(default_factory=list)

    @property
    def facts(self) -> dict[str, Any]:
        """The same, as a manifest keeps it."""
        return asdict(self)


def record(later: Path, previous: str | None, earlier: Mapping[str, Path]) -> Movement | None:
    """Write into a build that is being made what is other in it than in earlier ones.

    `earlier` gives their files by what `since` shall say. Gives what moved since `previous`.
    """
    if not earlier:
        return None
    with _opened(later, writing=True) as connection:
        moved = _compared(connection, previous, earlier)
        connection.execute("insert into later_build.marts.change by name select * from change")
        connection.execute("checkpoint later_build")
        return moved


def moved_since(
    earlier: Build, later: Build, reviews: Mapping[str, Path] | None = None
) -> Movement | None:
    """Tell what moved from one finished build to another; None if the earlier cannot be read.

    `reviews` gives the files of frozen builds by name, for the ranks that they froze.
    """
    known = later.manifest.get("moved")
    if known and known["since"] == earlier.build:
        return Movement(**known)
    with _opened(later.path, writing=False) as connection:
        files = {earlier.build: earlier.path, **(reviews or {})}
        return _compared(connection, earlier.build, files)


@contextmanager
def beside(earlier: Build, later: Build) -> Iterator["DuckDBPyConnection"]:
    """Open a build whose marts.change speaks of another one, chosen among those that are kept.

    Nothing is written: the relation is made in memory, and stands before the build's own.
    """
    with _opened(later.path, writing=False) as connection:
        _compared(connection, None, {earlier.build: earlier.path})
        connection.execute("create schema marts; create table marts.change as from change")
        connection.execute("set search_path = 'memory.marts,later_build.core,later_build.marts'")
        yield connection


@contextmanager
def _opened(later: Path, *, writing: bool) -> Iterator["DuckDBPyConnection"]:
    import duckdb

    with (
        TemporaryDirectory(dir=later.parent, prefix="making-") as folder,
        duckdb.connect() as connection,
    ):
        connection.execute(
            "set memory_limit = '384MB'; set threads = 2; set timezone = 'Asia/Ho_Chi_Minh';"
            f" set temp_directory = {_quoted(folder)}"
        )
        only_read = "" if writing else " (read_only)"
        connection.execute(f"attach {_quoted(later)} as later_build{only_read}")
        connection.execute("create schema later; create schema earlier")
        connection.execute("create table change as select * from later_build.marts.change limit 0")
        yield connection


def _compared(
    connection: "DuckDBPyConnection", previous: str | None, earlier: Mapping[str, Path]
) -> Movement | None:
    import duckdb

    moved = None
    for since, path in earlier.items():
        try:
            connection.execute(f"attach {_quoted(path)} as earlier_build (read_only)")
            _look(connection, since)
            if since == previous:
                moved = Movement(since, overturned=_rows(connection, "overturned", since=since))
        except duckdb.Error as error:  # an earlier build that is damaged stops no later one
            if full_disk(error) or isinstance(error, duckdb.ProgrammingError):
                raise
            connection.execute("delete from change where since = $since", {"since": since})
        connection.execute("use memory; detach database if exists earlier_build")
    return moved and Movement(
        moved.since,
        _counts(connection, moved.since),
        _rows(connection, "first", since=moved.since),
        moved.overturned,
        _rows(connection, "frozen_rank", since=moved.since),
    )


def _look(connection: "DuckDBPyConnection", since: str) -> None:
    """Add to the table `change` what differs between the two builds that are open."""
    for relation in ("core.membership", "core.covenant"):
        for side in _SIDES:
            _view(connection, side, relation, ["*"])
    for relation, keys in _KEYS.items():
        shared = _columns(connection, "earlier", relation) & _columns(connection, "later", relation)
        if not shared.issuperset(keys):
            continue
        fields = [
            name if name in shared else f"cast(null as varchar) as {name}"
            for name in _FIELDS[relation]
        ]
        for side in _SIDES:
            _view(connection, side, relation, [*keys, *fields])
        differing = _sql(relation.partition(".")[2])
        connection.execute(
            f"insert into change by name select $since as since, * from ({differing})",
            {"since": since},
        )


def _view(connection: "DuckDBPyConnection", side: str, relation: str, columns: list[str]) -> None:
    name = relation.partition(".")[2]
    connection.execute(
        f"create or replace view {side}.{name} as"
        f" select {', '.join(columns)} from {side}_build.{relation}"
    )


def _columns(connection: "DuckDBPyConnection", side: str, relation: str) -> set[str]:
    schema, _, table = relation.partition(".")
    found = connection.execute(
        "select column_name from duckdb_columns() where database_name = $side"
        " and schema_name = $schema and table_name = $table",
        {"side": f"{side}_build", "schema": schema, "table": table},
    )
    return {str(name) for (name,) in found.fetchall()}


def _counts(connection: "DuckDBPyConnection", since: str) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in _rows(connection, "counted", since=since):
        counts.setdefault(row["relation"], {})[row["became"]] = row["times"]
    return counts


def _rows(connection: "DuckDBPyConnection", name: str, **asked: str) -> Rows:
    found = connection.execute(_sql(name), asked)
    columns = [str(column[0]) for column in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _sql(name: str) -> str:
    return (_HERE / f"{name}.sql").read_text("utf-8")


def _quoted(path: Path | str) -> str:
    return "'" + str(path).replace("'", "''") + "'"
