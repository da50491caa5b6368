"""How a question is asked: its .sql file, the reader's scope, and the answer as a frame."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

    from warehouse.scope import Scope

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=64)
def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text("utf-8")


def ask(con: "DuckDBPyConnection", scope: "Scope", question: str, **asked: object) -> pl.DataFrame:
    """Ask a question by the name of its file, within a reader's scope."""
    sql = _sql(question)
    offered = {**scope.parameters(), **asked}
    # registers (units, indicators, launch plans) belong to no bloc and do not ask for one
    params = {name: value for name, value in offered.items() if f"${name}" in sql}
    return pl.DataFrame(_Answer(con.sql(sql, params=params)))


class _Answer:
    """What a query answers, handed to polars as an Arrow stream.

    polars remembers the type of whatever it is given for as long as the process lives; given
    DuckDB's own relation it would keep that whole library from ever being let go.
    """

    def __init__(self, relation: "DuckDBPyRelation") -> None:
        self._relation = relation

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._relation.__arrow_c_stream__(requested_schema)
