"""Questions about a covenant: what it sets, who signed it, and what became of its targets."""

from typing import TYPE_CHECKING

import polars as pl

from warehouse.queries.question import ask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope


def covenant(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask for the covenant of a bloc and year."""
    return ask(con, scope, "covenant", bloc=bloc, year=year)


def members(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask for the units of a bloc and year, the leader first."""
    return ask(con, scope, "members", bloc=bloc, year=year)


def content_groups(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask for the content groups of a covenant or launch plan."""
    return ask(con, scope, "content_groups", covenant=covenant)


def movements(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask for the movements named in a covenant or launch plan."""
    return ask(con, scope, "movements", covenant=covenant)


def amendments(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask which targets of a covenant were amended, when and by which decision."""
    return ask(con, scope, "amendments", covenant=covenant)


def term_progress(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask how far a covenant's targets of several years have come."""
    return ask(con, scope, "term_progress", covenant=covenant)


def nested_targets(
    con: "DuckDBPyConnection", scope: "Scope", covenant: str, period: str
) -> pl.DataFrame:
    """Ask how nested targets stand, each beside the one that holds it."""
    return ask(con, scope, "nested_targets", covenant=covenant, period=period)


def target_realism(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask how a covenant's targets stand beside the results of the year before."""
    return ask(con, scope, "target_realism", covenant=covenant)


def signatories(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask which units signed a covenant, and who signed for them."""
    return ask(con, scope, "signatories", covenant=covenant)


def targets(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask what a covenant sets for the whole bloc and its year, as it governs."""
    return ask(con, scope, "targets", covenant=covenant)
