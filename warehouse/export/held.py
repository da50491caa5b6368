"""What a build holds: its relations, how many rows each has, how many of them are illustrative."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.relations import relations

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIGURES = "core.observation"  # what units report: all that SDMX carries
_ASKED = """
select table_schema || '.' || table_name, bool_or(column_name = 'illustrative')
from information_schema.columns
where table_schema in ('core', 'marts')
group by all
order by 1
"""


@dataclass(frozen=True)
class Held:
    """One relation of a build: its name, its grain in words, its rows, the illustrative ones."""

    name: str
    grain: str
    rows: int
    illustrative: int

    @property
    def ordered(self) -> str:
        """The query that gives its rows, always in the same order."""
        return f"select * from {self.name} order by all"


def held(connection: "DuckDBPyConnection") -> list[Held]:
    """List the relations of core and marts that stand in a build, which may be an older one."""
    grains = {one.name: one.grain for one in relations()}
    found = connection.execute(_ASKED).fetchall()
    return [_counted(connection, name, grains.get(name, ""), marks) for name, marks in found]


def _counted(connection: "DuckDBPyConnection", name: str, grain: str, marks: object) -> Held:
    invented = "count(*) filter (where illustrative)" if marks else "0"
    row = connection.execute(f"select count(*), {invented} from {name}").fetchone() or (0, 0)
    return Held(name, grain, int(row[0]), int(row[1]))


def quoted(text: str) -> str:
    """Write a text as SQL does, where no parameter may stand."""
    return "'" + text.replace("'", "''") + "'"


def stamp(connection: "DuckDBPyConnection") -> dict[str, str]:
    """Give what a build says of itself: its id, the day it is judged on, its version, its making.

    `refreshed_at` is an ISO instant.
    """
    asked = "select build, as_of, version, refreshed_at from core.build"
    row = connection.execute(asked).fetchone() or ("", "", "", "")
    names = ("build", "as_of", "version")
    return {
        **{name: str(value) for name, value in zip(names, row, strict=False)},
        "refreshed_at": row[3].isoformat() if row[3] else "",
    }
