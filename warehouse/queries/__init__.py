"""The questions that pages, templates and receipts ask: one function and one .sql file each.

Every question takes the reader's scope, and answers with a frame whose rows its .sql file names
in its first line. Questions read marts, and core for provenance and registers. The columns of each
answer stand in warehouse/README.md, “The questions”; `make docs` writes them there.
"""

from typing import TYPE_CHECKING

import polars as pl

from warehouse.queries.covenants import (
    amendments,
    content_groups,
    covenant,
    members,
    movements,
    nested_targets,
    signatories,
    target_realism,
    targets,
    term_progress,
)
from warehouse.queries.question import ask
from warehouse.queries.registers import (
    indicators,
    memberships,
    posts,
    schemes,
    successions,
    unit_names,
    units,
)
from warehouse.queries.sources import source_cells, target_sources

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope

__all__ = [
    "amendments",
    "content_groups",
    "covenant",
    "indicators",
    "members",
    "memberships",
    "movements",
    "nested_targets",
    "posts",
    "schemes",
    "signatories",
    "source_cells",
    "successions",
    "target_realism",
    "target_sources",
    "targets",
    "term_progress",
    "unit_names",
    "units",
]


def places(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask which blocs, years and periods there are, and where anything is reported."""
    return ask(con, scope, "places")


def stamp(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str | None, period: str | None
) -> pl.DataFrame:
    """Ask how fresh the answers are: the day they were made for and the figures' cut-off."""
    return ask(con, scope, "stamp", bloc=bloc, period=period)


def bloc_progress(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str
) -> pl.DataFrame:
    """Ask how a bloc as a whole stands against its targets."""
    return ask(con, scope, "bloc_progress", bloc=bloc, period=period)


def unit_cells(con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str) -> pl.DataFrame:
    """Ask how every unit of a bloc stands, indicator by indicator."""
    return ask(con, scope, "unit_cells", bloc=bloc, period=period)


def unit_progress(
    con: "DuckDBPyConnection", scope: "Scope", unit: str, period: str
) -> pl.DataFrame:
    """Ask how one unit stands against its targets."""
    return ask(con, scope, "unit_progress", unit=unit, period=period)


def indicator_progress(
    con: "DuckDBPyConnection", scope: "Scope", indicator: str, bloc: str, year: int
) -> pl.DataFrame:
    """Ask how one indicator stands in a bloc and year, unit by unit and in each period."""
    return ask(con, scope, "indicator_progress", indicator=indicator, bloc=bloc, year=year)


def overview(con: "DuckDBPyConnection", scope: "Scope", places: list[str]) -> pl.DataFrame:
    """Ask how many indicators of each bloc stand how, at places written “BLOC PERIOD”."""
    return ask(con, scope, "overview", places=places)


def attention(con: "DuckDBPyConnection", scope: "Scope", places: list[str]) -> pl.DataFrame:
    """Ask what is behind in blocs as a whole, the widest gap first."""
    return ask(con, scope, "attention", places=places)


def reporting(con: "DuckDBPyConnection", scope: "Scope", places: list[str]) -> pl.DataFrame:
    """Ask how many units have reported of how many."""
    return ask(con, scope, "reporting", places=places)


def completeness(
    con: "DuckDBPyConnection",
    scope: "Scope",
    bloc: str | None,
    period: str | None,
    unit: str | None = None,
) -> pl.DataFrame:
    """Ask which units have reported, when and how late."""
    return ask(con, scope, "completeness", bloc=bloc, unit=unit, period=period)


def timeliness(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str | None, period: str | None
) -> pl.DataFrame:
    """Ask what share of the units reported, and in time: of those expected, of those received."""
    return ask(con, scope, "timeliness", bloc=bloc, period=period)


def criteria(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask by which scheme the units of a bloc and year are scored, criterion by criterion."""
    return ask(con, scope, "criteria", bloc=bloc, year=year)


def grades(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask which grades the scheme of a bloc and year gives, and what each takes."""
    return ask(con, scope, "grades", bloc=bloc, year=year)


def scores(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, unit: str | None = None
) -> pl.DataFrame:
    """Ask for the points of each line at each stage, what was lost there, and why."""
    return ask(con, scope, "scores", bloc=bloc, year=year, unit=unit)


def ranking(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask how the units of a bloc and year rank at each stage, and what would change it."""
    return ask(con, scope, "ranking", bloc=bloc, year=year)


def ties(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask what is compared, at each stage, between units whose totals are equal."""
    return ask(con, scope, "ties", bloc=bloc, year=year)


def gates(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask which gates the units of a bloc and year have passed."""
    return ask(con, scope, "gates", bloc=bloc, year=year)


def proposals(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask who is proposed for which award, and what speaks for and against it."""
    return ask(con, scope, "proposals", bloc=bloc, year=year)


def sensitivity(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask whether ranks withstand estimates, lines in dispute and other weights."""
    return ask(con, scope, "sensitivity", bloc=bloc, year=year)


def changes(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, since: str | None = None
) -> pl.DataFrame:
    """Ask what of a bloc's year is other than at one earlier time, or at each that is kept."""
    return ask(con, scope, "changes", bloc=bloc, year=year, since=since)


def turned_verdicts(con: "DuckDBPyConnection", scope: "Scope", since: str | None) -> pl.DataFrame:
    """Ask which verdicts are other than in one earlier build, for the digest of a refresh."""
    return ask(con, scope, "turned_verdicts", since=since)


def change_counts(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, unit: str | None = None
) -> pl.DataFrame:
    """Ask how much of a bloc's year, or of one unit's, is other than at each earlier time."""
    return ask(con, scope, "change_counts", bloc=bloc, year=year, unit=unit)


def statements(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask for the difficulties, proposals, directives and results stated in a bloc's year."""
    return ask(con, scope, "statements", bloc=bloc, year=year)


def events(con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int) -> pl.DataFrame:
    """Ask for the meetings and acts of a bloc's year."""
    return ask(con, scope, "events", bloc=bloc, year=year)


def launch_plans(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask for the acts that opened each year's movement."""
    return ask(con, scope, "launch_plans")


def phases(con: "DuckDBPyConnection", scope: "Scope", launch_plan: str) -> pl.DataFrame:
    """Ask for the phases of a launch plan."""
    return ask(con, scope, "phases", launch_plan=launch_plan)


def requirements(con: "DuckDBPyConnection", scope: "Scope", launch_plan: str) -> pl.DataFrame:
    """Ask for what a launch plan requires."""
    return ask(con, scope, "requirements", launch_plan=launch_plan)


def names(con: "DuckDBPyConnection", scope: "Scope") -> pl.DataFrame:
    """Ask for every bloc, unit and indicator by name, as a reader looks for them."""
    return ask(con, scope, "names")


def unit(con: "DuckDBPyConnection", scope: "Scope", unit: str) -> pl.DataFrame:
    """Ask what a unit is, and which blocs it belongs to."""
    return ask(con, scope, "unit", unit=unit)


def indicator(con: "DuckDBPyConnection", scope: "Scope", indicator: str) -> pl.DataFrame:
    """Ask what an indicator is."""
    return ask(con, scope, "indicator", indicator=indicator)


def submissions(
    con: "DuckDBPyConnection",
    scope: "Scope",
    bloc: str | None,
    year: int | None,
    period: str | None,
) -> pl.DataFrame:
    """Ask which files were sent, and what became of each."""
    return ask(con, scope, "submissions", bloc=bloc, year=year, period=period)


def findings(
    con: "DuckDBPyConnection",
    scope: "Scope",
    bloc: str | None,
    period: str | None,
    unit: str | None = None,
) -> pl.DataFrame:
    """Ask what is wrong or doubtful in what was sent."""
    return ask(con, scope, "findings", bloc=bloc, unit=unit, period=period)


def observation(
    con: "DuckDBPyConnection", scope: "Scope", unit: str, indicator: str, period: str
) -> pl.DataFrame:
    """Ask for one standing value and the cell it was read from."""
    return ask(con, scope, "observation", unit=unit, indicator=indicator, period=period)


def standing_figures(
    con: "DuckDBPyConnection", scope: "Scope", units: list[str], periods: list[str]
) -> pl.DataFrame:
    """Ask what units told in some periods, for the forms they fill next."""
    return ask(con, scope, "standing_figures", units=units, periods=periods)


def revisions(
    con: "DuckDBPyConnection", scope: "Scope", unit: str, indicator: str, period: str
) -> pl.DataFrame:
    """Ask for every value ever accepted in one place."""
    return ask(con, scope, "revisions", unit=unit, indicator=indicator, period=period)


def cell_findings(
    con: "DuckDBPyConnection", scope: "Scope", submission: str, sheet: str | None, cell: str | None
) -> pl.DataFrame:
    """Ask what was found at one cell."""
    return ask(con, scope, "cell_findings", submission=submission, sheet=sheet, cell=cell)


def own_figures(con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str) -> pl.DataFrame:
    """Ask for the figures of a bloc's own report."""
    return ask(con, scope, "own_figures", bloc=bloc, period=period)


def accepted_figures(
    con: "DuckDBPyConnection", scope: "Scope", submissions: list[str]
) -> pl.DataFrame:
    """Ask which figures were accepted from some submissions, for the receipts that go back."""
    return ask(con, scope, "accepted_figures", submissions=submissions)


def asked_figures(
    con: "DuckDBPyConnection", scope: "Scope", submissions: list[str]
) -> pl.DataFrame:
    """Ask which figures the covenants want of the units that sent some submissions."""
    return ask(con, scope, "asked_figures", submissions=submissions)


def accepted_statements(
    con: "DuckDBPyConnection", scope: "Scope", submissions: list[str]
) -> pl.DataFrame:
    """Ask which statements stand from some submissions, for the receipts that go back."""
    return ask(con, scope, "accepted_statements", submissions=submissions)


def accepted_activities(
    con: "DuckDBPyConnection", scope: "Scope", submissions: list[str]
) -> pl.DataFrame:
    """Ask which activities stand from some submissions, for the receipts that go back."""
    return ask(con, scope, "accepted_activities", submissions=submissions)


def outlook(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, unit: str | None = None
) -> pl.DataFrame:
    """Ask what is still to come in a bloc's year, or in one unit's, and how it may end."""
    return ask(con, scope, "outlook", bloc=bloc, year=year, unit=unit)


def forecast_skill(con: "DuckDBPyConnection", scope: "Scope", bloc: str | None) -> pl.DataFrame:
    """Ask how well forecasts from half-years have done so far."""
    return ask(con, scope, "forecast_skill", bloc=bloc)


def forecast_record(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, year: int, unit: str | None = None
) -> pl.DataFrame:
    """Ask what was forecast at half-year for a bloc, or one unit in it, and what came."""
    return ask(con, scope, "forecast_record", bloc=bloc, year=year, unit=unit)


def comparison(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str, indicator: str | None = None
) -> pl.DataFrame:
    """Ask how a bloc and its units compare with the same period a year before."""
    return ask(con, scope, "comparison", bloc=bloc, period=period, indicator=indicator)


def left_out(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str, indicator: str | None = None
) -> pl.DataFrame:
    """Ask which units that comparison leaves out, and why."""
    return ask(con, scope, "left_out", bloc=bloc, period=period, indicator=indicator)


def series(
    con: "DuckDBPyConnection",
    scope: "Scope",
    bloc: str,
    indicator: str | None = None,
    unit: str | None = None,
) -> pl.DataFrame:
    """Ask for indicators over the years, of the whole bloc unless a unit is named."""
    return ask(con, scope, "series", bloc=bloc, indicator=indicator, unit=unit)


def programme(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask how the programme of a covenant stands: done, due, overdue or not known."""
    return ask(con, scope, "programme", covenant=covenant)


def awards(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask which awards a covenant aims for, and which were registered, proposed, recognised."""
    return ask(con, scope, "awards", covenant=covenant)


def cross_checks(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask who checked whom under a covenant, and what came of it."""
    return ask(con, scope, "cross_checks", covenant=covenant)


def votes(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask what was put to the vote under a covenant, and what the ballots decided."""
    return ask(con, scope, "votes", covenant=covenant)


def accepted_facts(
    con: "DuckDBPyConnection", scope: "Scope", submissions: list[str]
) -> pl.DataFrame:
    """Ask which points, targets, awards, checks and votes stand from some submissions."""
    return ask(con, scope, "accepted_facts", submissions=submissions)


def activity_reports(con: "DuckDBPyConnection", scope: "Scope", covenant: str) -> pl.DataFrame:
    """Ask which activities the units of a covenant have told of."""
    return ask(con, scope, "activity_reports", covenant=covenant)


def indicator_completeness(
    con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str
) -> pl.DataFrame:
    """Ask how many units have told each indicator they were asked for, the least told first."""
    return ask(con, scope, "indicator_completeness", bloc=bloc, period=period)
