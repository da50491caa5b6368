"""What has changed: the line on every page that says how much, and the times to compare with."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import known, number, pieces
from dashboard.address import Address
from dashboard.figures import summary
from dashboard.visit import Place, Visit
from dashboard.words import Words
from warehouse import database, queries
from warehouse.database import Build
from warehouse.settings import settings


def line(visit: Visit, place: Place | None, unit: str | None = None) -> list[Component]:
    """Say how much of a bloc's year, or of a unit's, is other than at each time that is kept."""
    if place is None or visit.address.path == "/changes":
        return []
    counted = queries.change_counts(visit.con, visit.scope, place.bloc, place.year, unit)
    told = [_told(row, visit.words) for row in counted.iter_rows(named=True)]
    if not told:
        return []
    href = visit.address.to("/changes", bloc=place.bloc, year=place.year)
    link = pieces.link(visit.words("changed.see"), href)
    return [html.P([summary.join(told), " ", link], className="changed")]


def _told(row: dict[str, Any], words: Words) -> str:
    parts = [
        words(f"changed.{name}", n=row[name])
        for name in ("figures", "verdicts", "ranks")
        if row[name]
    ]
    return words("changes.since", when=name(row, words), told=", ".join(parts))


def name(row: dict[str, Any], words: Words) -> str:
    """Name the time that changes are counted from: the refresh before, a review, a kept state."""
    if row["of_refresh"]:
        return last(str(row["since"]), words)
    labels = {state.build: state.label(words) for state in known.states(settings().data)}
    return labels.get(str(row["since"]), f"“{row['since']}”")


def last(since: str, words: Words) -> str:
    """Name the refresh that made a build, with its instant while the build is kept."""
    build = database.kept(settings().data, since)
    if build is None:
        return words("changes.last")
    return words("changes.last_at", at=number.moment(known.made_at(build), words))


def newest(before: Build) -> Build | None:
    """Find the newest refresh, up to a build, that changed anything of any bloc."""
    until = known.made_at(before)
    return next(
        (
            build
            for build in reversed(database.builds(settings().data))
            if known.made_at(build) <= until and (build.manifest.get("moved") or {}).get("counts")
        ),
        None,
    )


def choices(address: Address, words: Words) -> list[tuple[str, str, bool]]:
    """List the times that a page of changes can be counted from: name, address, chosen or not."""
    everything = (words("changed.every"), address.to(since=None), address.since is None)
    return [
        everything,
        *(
            (state.label(words), address.to(since=state.build), address.since == state.build)
            for state in known.states(settings().data)
            if state.build != address.known
        ),
    ]
