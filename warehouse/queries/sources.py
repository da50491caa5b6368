"""The questions of where figures and targets come from, for the annex of documents."""

from typing import TYPE_CHECKING

import polars as pl

from warehouse.queries.question import ask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope


def source_cells(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, periods: list[str]
) -> pl.DataFrame:
    """Ask which cells a bloc's figures of some periods were read from."""
    return ask(con, scope, "source_cells", bloc=bloc, year=year, periods=periods)


def target_sources(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask where each target of a covenant is stated."""
    return ask(con, scope, "target_sources", covenant=covenant)
