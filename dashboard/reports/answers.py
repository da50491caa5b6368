"""What the warehouse answers about a bloc and a period: all that its documents are made from."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from warehouse import queries
from warehouse.language import Refusal
from warehouse.period import Period

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope

Row = dict[str, Any]


@dataclass(frozen=True)
class Answers:
    """The answers about one bloc and period, each asked once and only if a document needs it."""

    con: "DuckDBPyConnection"
    scope: "Scope"
    place: Row
    period: Period

    @property
    def bloc(self) -> str:
        """Give the bloc's code."""
        return str(self.place["bloc"])

    @property
    def name(self) -> str:
        """Give the bloc's name."""
        return str(self.place["name_vi"])

    @property
    def year(self) -> int:
        """Give the year."""
        return self.period.year

    @property
    def code(self) -> str:
        """Give the covenant's code."""
        return str(self.place["covenant"])

    @property
    def is_half(self) -> bool:
        """Tell whether the period is the first half of the year."""
        return self.period.half is not None

    @property
    def is_illustrative(self) -> bool:
        """Tell whether anything shown of the period is invented."""
        shown = (*self.progress, *self.ranking, *self.sending)
        return bool(self.place["illustrative"]) or any(row["illustrative"] for row in shown)

    @cached_property
    def stamp(self) -> Row:
        """Say which build answers, as of which day, with figures up to which day."""
        return queries.stamp(self.con, self.scope, self.bloc, str(self.period)).row(0, named=True)

    @cached_property
    def covenant(self) -> Row:
        """Say what the covenant is."""
        return queries.covenant(self.con, self.scope, self.bloc, self.year).row(0, named=True)

    @cached_property
    def members(self) -> list[Row]:
        """List the units, the leader first."""
        return queries.members(self.con, self.scope, self.bloc, self.year).to_dicts()

    @cached_property
    def groups(self) -> list[Row]:
        """List the covenant's content groups."""
        return queries.content_groups(self.con, self.scope, self.code).to_dicts()

    @cached_property
    def movements(self) -> list[Row]:
        """List the movements that the covenant names."""
        return queries.movements(self.con, self.scope, self.code).to_dicts()

    @cached_property
    def programme(self) -> list[Row]:
        """List the activities of the programme, and how each stands."""
        return queries.programme(self.con, self.scope, self.code).to_dicts()

    @cached_property
    def progress(self) -> list[Row]:
        """Say how the bloc stands in the period, one row an indicator."""
        return self._one_a_row(str(self.period))

    @cached_property
    def first_half(self) -> dict[str, Row]:
        """Say how the bloc stood at half-year, by indicator."""
        rows = self.progress if self.is_half else self._one_a_row(f"{self.year}-S1")
        return {row["indicator"]: row for row in rows}

    @cached_property
    def cells(self) -> list[Row]:
        """Say how each unit stands in the period, indicator by indicator."""
        return queries.unit_cells(self.con, self.scope, self.bloc, str(self.period)).to_dicts()

    @cached_property
    def earlier(self) -> dict[str, Row]:
        """Compare the whole bloc with the same period a year before, by indicator."""
        told = queries.comparison(self.con, self.scope, self.bloc, str(self.period))
        of_bloc = told.filter(
            pl.col("unit").is_null(), pl.col("illustrative") == self.place["illustrative"]
        )
        return {row["indicator"]: row for row in of_bloc.to_dicts()}

    @cached_property
    def outlook(self) -> dict[str, Row]:
        """Say what the second half must bring for the whole bloc, by indicator."""
        told = queries.outlook(self.con, self.scope, self.bloc, self.year)
        return {row["indicator"]: row for row in told.filter(pl.col("unit").is_null()).to_dicts()}

    @cached_property
    def sending(self) -> list[Row]:
        """Say which units have reported, when and how late."""
        return queries.completeness(self.con, self.scope, self.bloc, str(self.period)).to_dicts()

    @cached_property
    def submissions(self) -> dict[str, Row]:
        """Give what was sent in the period, by submission."""
        sent = queries.submissions(
            self.con, self.scope, self.bloc, self.year, str(self.period)
        ).to_dicts()
        return {row["submission"]: row for row in sent if row["submission"]}

    @cached_property
    def statements(self) -> list[Row]:
        """List what was stated in the period: results, difficulties, proposals, directives."""
        told = queries.statements(self.con, self.scope, self.bloc, self.year)
        return told.filter(pl.col("period") == str(self.period)).to_dicts()

    @cached_property
    def criteria(self) -> list[Row]:
        """List the criteria of the scoring scheme."""
        return queries.criteria(self.con, self.scope, self.bloc, self.year).to_dicts()

    @cached_property
    def scores(self) -> list[Row]:
        """Give the points of each unit, line and stage."""
        return queries.scores(self.con, self.scope, self.bloc, self.year).to_dicts()

    @cached_property
    def ranking(self) -> list[Row]:
        """Rank the units at the stage that stands, best first."""
        return [row for row in self.ranking_by_stage if row["stands"]]

    @cached_property
    def ranking_by_stage(self) -> list[Row]:
        """Rank the units at each stage, the furthest stage first."""
        return queries.ranking(self.con, self.scope, self.bloc, self.year).to_dicts()

    @cached_property
    def proposals(self) -> list[Row]:
        """Say who is proposed for which award, and what speaks for and against it."""
        return queries.proposals(self.con, self.scope, self.bloc, self.year).to_dicts()

    @cached_property
    def votes(self) -> list[Row]:
        """Say what was put to the vote."""
        return queries.votes(self.con, self.scope, self.code).to_dicts()

    @cached_property
    def cross_checks(self) -> list[Row]:
        """Say who checked whom."""
        return queries.cross_checks(self.con, self.scope, self.code).to_dicts()

    @cached_property
    def source_cells(self) -> list[Row]:
        """Name the cells that the figures of this year, and of a year before, were read from."""
        periods = [f"{y}{tail}" for y in (self.year, self.year - 1) for tail in ("", "-S1")]
        return queries.source_cells(self.con, self.scope, self.bloc, self.year, periods).to_dicts()

    @cached_property
    def target_sources(self) -> list[Row]:
        """Name where the covenant's targets are stated."""
        return queries.target_sources(self.con, self.scope, self.code).to_dicts()

    def _one_a_row(self, period: str) -> list[Row]:
        """Take one row an indicator: what the units add up to, else the bloc's own report."""
        rows = queries.bloc_progress(self.con, self.scope, self.bloc, period).to_dicts()
        chosen: dict[str, Row] = {}
        for row in sorted(rows, key=lambda one: (one["actual"] is None, one["basis"] != "units")):
            chosen.setdefault(row["indicator"], row)
        return [row for row in rows if chosen[row["indicator"]] is row]


def ask(con: "DuckDBPyConnection", scope: "Scope", bloc: str, period: str) -> Answers:
    """Ask about a bloc and period; unknown ones, and a period without reports, are refused."""
    asked = Period.parse(period)
    there = queries.places(con, scope).to_dicts()
    of_bloc = [row for row in there if row["bloc"] == bloc]
    if not of_bloc:
        known = ", ".join(dict.fromkeys(row["bloc"] for row in there))
        raise Refusal(
            f"Không có giao ước của khối “{bloc}”. Các khối đã có: {known or 'chưa có khối nào'}.",
            f"There is no covenant of bloc “{bloc}”. Blocs: {known or 'none yet'}.",
        )
    found = next((row for row in of_bloc if row["period"] == str(asked)), None)
    if found is None:
        known = ", ".join(row["period"] for row in of_bloc)
        raise Refusal(
            f"Khối {bloc} không có giao ước cho kỳ {asked}. Các kỳ đã có: {known}.",
            f"Bloc {bloc} has no covenant for {asked}. Periods: {known}.",
        )
    if not found["has_report"]:
        raise Refusal(
            f"Chưa có báo cáo nào của khối {bloc} cho kỳ {asked}, nên chưa lập được văn bản.",
            f"Bloc {bloc} has no report for {asked} yet, so that no document can be made.",
        )
    return Answers(con, scope, found, asked)
