"""Changes: what of a bloc's year is other than at the last refresh and at each review."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import changed, known, number, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import changes, summary
from dashboard.visit import Place, Visit, answered, register_page
from warehouse import change, database, queries, review
from warehouse.settings import settings

register_page(__name__, path="/changes")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/changes", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.changes"), words("changes.none"), []))
    visit = visit.with_place(place)
    found = _found(visit, place)
    since = found.partition_by("since", maintain_order=True)
    leaf = shell.Leaf(
        title=words("nav.changes"),
        subtitle=_subtitle(visit, place),
        sentence=_sentence(visit, found),
        body=[
            *_choices(visit),
            *([card for one in since for card in _since(visit, one)] or _nothing(visit)),
        ],
        place=place,
        illustrative=bool(found["illustrative"].any()),
    )
    return shell.page(visit, leaf)


def _subtitle(visit: Visit, place: Place) -> str:
    words = visit.words
    where = words("place.bloc_and_year", bloc=place.name, year=place.year)
    at = words("stamp.refreshed", at=number.moment(visit.refreshed_at, words))
    return f"{where} · {at}"


def _choices(visit: Visit) -> list[Component]:
    """Offer the times to compare with; all of them and the only one would be the same."""
    offered = changed.choices(visit.address, visit.words)
    if len(offered) <= 2 and visit.address.since is None:  # noqa: PLR2004 - all, and one
        return []
    return [pieces.chips(visit.words("changed.choose"), offered)]


def _nothing(visit: Visit) -> list[Component]:
    """Say what would stand here, and when anything last changed; lead there if it is kept."""
    words = visit.words
    shown: list[Component] = [html.P(words("changes.none.what"), className="note")]
    newest = changed.newest(database.found(visit.address.known))
    if newest is None:
        return shown
    since = newest.manifest["moved"]["since"]
    told: list[Any] = [words("changes.newest", at=number.moment(known.made_at(newest), words))]
    if review.is_of_now(database.kept(settings().data, since)):
        link = pieces.link(words("changes.since_then"), visit.address.to(since=since))
        told += [" ", link]
    return [html.P(told), *shown]


def _found(visit: Visit, place: Place) -> pl.DataFrame:
    """Ask what changed since the time that the address names, else since each that is kept."""
    since, asked = visit.address.since, (visit.scope, place.bloc, place.year)
    data = settings().data
    earlier = database.kept(data, since) if since else None
    later = database.found(visit.address.known)
    if earlier is None or not review.is_of_now(earlier):
        return queries.changes(visit.con, *asked)
    with change.beside(earlier, later) as connection:
        return queries.changes(connection, *asked)


def _sentence(visit: Visit, found: pl.DataFrame) -> str:
    words = visit.words
    if visit.address.since is None and not found["of_refresh"].any():
        none = [_none(visit)]
    else:
        none = [] if found.height else [words("changes.none", when=_chosen(visit))]
    told = [
        words(
            "changes.since",
            when=changed.name(one.row(0, named=True), words),
            told=_told(visit, one),
        )
        for one in found.partition_by("since", maintain_order=True)
    ]
    return summary.join([*none, *told])


def _none(visit: Visit) -> str:
    moved = database.found(visit.address.known).manifest.get("moved")
    if moved is None:
        return visit.words("changes.first")
    return visit.words("changes.none", when=changed.last(moved["since"], visit.words))


def _chosen(visit: Visit) -> str:
    return changed.name({"since": visit.address.since, "of_refresh": False}, visit.words)


def _told(visit: Visit, found: pl.DataFrame) -> str:
    """Count in words what changed: verdicts, values, ranks."""
    parts = []
    for relation in changes.RELATIONS:
        counted = changes.counts(found.filter(pl.col("relation") == relation))
        key = "changes." + relation.partition(".")[2]
        if any(counted.values()):
            parts.append(visit.words(key, n=sum(counted.values()), **counted))
    return ", ".join(parts)


def _since(visit: Visit, found: pl.DataFrame) -> list[Component]:
    """Show what changed since one build or review, a card each for verdicts, values and ranks."""
    words, first = visit.words, found.row(0, named=True)
    when = changed.name(first, words)
    cards = []
    for relation in changes.RELATIONS:
        some = found.filter(pl.col("relation") == relation)
        if some.height:
            title = words(f"changes.title.{relation.partition('.')[2]}", when=when)
            content = changes.table(some, words, title, lambda row: _way(visit, row))
            more = max(some.height - changes.SHOWN, 0)
            note = words("changes.note", **changes.counts(some))
            note += words("changes.more", n=more) if more else ""
            marked = pieces.marked(title, some["illustrative"], words)
            cards.append(pieces.card(marked, pieces.table(content, words), note=note))
    return cards


def _way(visit: Visit, row: dict[str, Any]) -> str:
    """Lead to the value's cell, else to its indicator."""
    if row["relation"] == "core.observation":
        return visit.address.cell_page(row["unit"], row["indicator"], row["period"])
    return visit.address.indicator_page(row["indicator"]) if row["indicator"] else ""
