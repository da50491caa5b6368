"""Every finding of a build as one line of text, kept beside it for whoever has only a terminal."""

from pathlib import Path

import duckdb

from etl.telling import one_line
from warehouse import queries
from warehouse.scope import Scope


def keep(build: Path, place: Path) -> None:
    """Write the findings of a build, the gravest first."""
    with duckdb.connect(str(build), read_only=True) as connection:
        connection.execute("set memory_limit = '192MB'; set threads = 1")
        found = queries.findings(connection, Scope.everything(), None, None)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".next")
    with beside.open("w", encoding="utf-8") as lines:
        lines.writelines(map(one_line, found.iter_rows(named=True)))
    beside.replace(place)
