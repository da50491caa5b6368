"""Questions about the registers: units, indicators, blocs, posts and schemes over the years."""

from typing import TYPE_CHECKING

import polars as pl

from warehouse.queries.question import ask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope


def units(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask for every unit, with the other ways people write it."""
    return ask(con, scope, "units")


def unit_names(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask which names units bore, from which day on."""
    return ask(con, scope, "unit_names")


def successions(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask what became of units that were renamed, merged, split or dissolved."""
    return ask(con, scope, "successions")


def memberships(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask which units belonged to which bloc, year by year and in which role."""
    return ask(con, scope, "memberships")


def posts(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask which posts persons held, as documents state them with their day."""
    return ask(con, scope, "posts")


def indicators(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask for every indicator, with what it measures and how it adds up."""
    return ask(con, scope, "indicators")


def schemes(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask which covenants have a scoring scheme, and its scale and limits."""
    return ask(con, scope, "schemes")
