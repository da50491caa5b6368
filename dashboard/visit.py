"""One visit: who asks, for what, in which language, and the build that answers.

A page takes all its answers from one visit, so it never shows a mix of two builds.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dash
from flask import g, has_request_context, request

from dashboard import access
from dashboard.address import Address
from dashboard.theme import PALETTES, Palette
from dashboard.words import Words, words
from warehouse import database, queries
from warehouse.language import Refusal
from warehouse.review import is_of_now
from warehouse.settings import settings

if TYPE_CHECKING:
    from dash.development.base_component import Component
    from duckdb import DuckDBPyConnection

    from warehouse.scope import Scope

SCHEME = "thidua-scheme"  # the cookie in which a browser keeps light or dark
PREFERRED = "Sec-CH-Prefers-Color-Scheme"  # the header in which a browser may say the same
_log = logging.getLogger("dashboard")


class Absent(Exception):  # noqa: N818 - an answer to a person, not an error of the program
    """What an address asks for does not exist."""


@dataclass(frozen=True)
class Place:
    """A bloc and period that there is a covenant for."""

    bloc: str
    name: str
    year: int
    covenant: str
    period: str
    has_report: bool
    own_only: bool  # the bloc has reported of itself, and none of its units has
    illustrative: bool

    @property
    def code(self) -> str:
        """Write the place as questions take it."""
        return f"{self.bloc} {self.period}"


@dataclass(frozen=True)
class Visit:
    """What a page is made from."""

    address: Address
    words: Words
    palette: Palette
    con: "DuckDBPyConnection"
    scope: "Scope"
    refreshed_at: datetime | None
    asked: str | None = None  # the period that the address asked for, whatever is shown
    names_bloc: bool = True  # whether the address asked for a bloc, or left it to the page

    @cached_property
    def places(self) -> list[Place]:
        """List every bloc and period there is a covenant for."""
        return [
            self._place(row) for row in queries.places(self.con, self.scope).iter_rows(named=True)
        ]

    def _place(self, row: dict[str, Any]) -> Place:
        name = self.words.name(row)
        told = (row["has_report"], row["own_only"], row["illustrative"])
        return Place(row["bloc"], name, row["year"], row["covenant"], row["period"], *told)

    def newest(self, among: list[Place]) -> Place | None:
        """Find the newest period that has a report, else the first of the newest covenant."""
        told = [place for place in among if place.has_report]
        if told:
            return max(told, key=lambda place: (place.year, "-" not in place.period))
        return max(among, key=lambda place: (place.year, "-" in place.period), default=None)

    def at(self, bloc: str) -> Place:
        """Find the place that the address means for a bloc."""
        among = [place for place in self.places if place.bloc == bloc]
        if not among:
            raise Absent
        asked = [p for p in among if self.address.year in (None, p.year)]
        exact = [p for p in asked if p.period == self.address.period]
        found = self.newest(exact or asked or among)
        if found is None:
            raise Absent
        return found

    def chosen(self) -> Place | None:
        """Find the place for a page of one bloc: the bloc asked for, else the newest there is."""
        if self.address.bloc:
            return self.at(self.address.bloc)
        return self.newest([p for p in self.places if self.address.year in (None, p.year)])

    def with_place(self, place: Place) -> "Visit":
        """Hold on to a place, so that the links of a page keep it."""
        said = replace(self.address, bloc=place.bloc, year=place.year, period=place.period)
        held = replace(self, address=said)
        vars(held)["places"] = self.places  # asked once a visit
        return held


def visit(path: str, asked: dict[str, Any]) -> Visit:
    """Begin a visit; refused with a sentence while there is no build."""
    address = Address.read(path, asked)
    data = settings().data
    found = database.kept(data, address.known) if address.known else database.serving(data)
    if address.known and not is_of_now(found):
        raise Absent
    con = database.connect(found.build if found else None)
    at = found.manifest.get("refreshed_at") if found else None
    if has_request_context():
        # what was known then is answered beside what serves now, and let go with it
        g.build = found.build if found and not address.known else database.pointed_at(data)
    return Visit(
        address=address,
        words=words(address.language),
        palette=palette(),
        con=con,
        scope=access.reader().scope,
        refreshed_at=datetime.fromisoformat(at) if at else None,
        asked=address.period,
        names_bloc=address.bloc is not None,
    )


def palette() -> Palette:
    """Give the colours that the reader chose, else those that the browser says are preferred."""
    if not has_request_context():
        return PALETTES["light"]
    chosen = request.cookies.get(SCHEME) or request.headers.get(PREFERRED, "").strip('"')
    return PALETTES.get(chosen or "light", PALETTES["light"])


def answered(
    path: str,
    asked: dict[str, Any],
    body: Callable[[Visit], "Component"],
    otherwise: Callable[[Address, Words, str, str], "Component"],
) -> "Component":
    """Make a page from a visit; what goes wrong is told in a sentence, never as a stack."""
    address = Address.read(path, asked)
    said = words(address.language)
    try:
        return body(visit(path, asked))
    except Absent:
        _will_pass()
        return otherwise(address, said, "absent", "")
    except Refusal as refusal:
        _will_pass()
        return otherwise(address, said, "empty", refusal.sentence.spoken(address.language))
    except Exception:  # noqa: BLE001 - a person is told, the log keeps the rest
        reference = uuid.uuid4().hex[:8]
        _log.exception("page %s, reference %s", address, reference)
        _will_pass()
        return otherwise(address, said, "failed", reference)


def _will_pass() -> None:
    """Say that this answer is not to be kept: another try may end otherwise."""
    if has_request_context():
        g.lasts = False


def build() -> str | None:
    """Name the build that serves for this visit, once it has begun."""
    return g.get("build") if has_request_context() else None


def register_page(module: str, **place: str) -> None:
    """Register a page with Dash, which takes the tab's title from the page once it is made."""
    dash.register_page(module, title=title, **place)  # type: ignore[no-untyped-call] # untyped there


def title(**_: str) -> str:
    """Give the title for the browser's tab, once the page is made."""
    return str(g.get("title", "thidua")) if has_request_context() else "thidua"


def set_title(text: str) -> None:
    """Set the title for the browser's tab."""
    if has_request_context():
        g.title = text
