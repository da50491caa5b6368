"""The covenant as its documents state it: who, what for, which movements, and where it is known."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces
from dashboard.pieces import Children
from dashboard.visit import Place, Visit
from dashboard.words import Words
from warehouse import queries

_MOVEMENTS = ("movement", "campaign", "prime_minister", "study", "resolution", "programme")


def in_short(visit: Visit, place: Place) -> Component:
    """Say in a few lines which covenant is in force, and lead to all of it and to its programme."""
    words = visit.words
    said = queries.covenant(visit.con, visit.scope, place.bloc, place.year).row(0, named=True)
    members = queries.members(visit.con, visit.scope, place.bloc, place.year).to_dicts()
    leaders: list[Children] = [
        pieces.link(words.name(row), visit.address.unit_page(row["unit"]))
        for row in members
        if row["role"] == "leader"
    ]
    facts: list[tuple[str, Children]] = [
        (words("covenant.theme"), theme(said, words)),
        (words("role.leader"), leaders or words("unknown")),
        (words("covenant.signed"), signed(said, words)),
    ]
    ways = [
        pieces.link(words(key), visit.address.to(path), "way")
        for path, key in (("/covenant", "covenant.open"), ("/programme", "programme.open"))
    ]
    return pieces.card(
        words("covenant.title", year=place.year),
        [pieces.facts(facts), html.P(ways, className="ways")],
        anchor="covenant",
    )


def theme(said: dict[str, Any], words: Words) -> Children:
    """Show a covenant's or plan's theme as it is written, or that it is not known."""
    if not said["theme"]:
        return words("covenant.no_theme")
    return pieces.verbatim(
        {"theme_vi": said["theme"], "theme_en": said["theme_en"]}, words, "theme"
    )


def signed(said: dict[str, Any], words: Words) -> Children:
    """Say when and where a covenant was signed."""
    where = html.Span(f", {said['signed_at']}", lang="vi") if said["signed_at"] else ""
    return [number.day(said["signed_on"], words), where]


def phase_span(row: dict[str, Any], words: Words) -> str:
    """Say from when to when a phase lasts, no more exactly than its plan does."""
    starts = number.day(row["starts_on"], words)
    if row["starts_precision"] == "month":
        starts = row["starts_on"].strftime("%m/%Y")
    return words("launch.span", starts=starts, ends=number.day(row["ends_on"], words))


def movements(rows: list[dict[str, Any]], words: Words) -> list[Component]:
    """List what a document names, kind by kind: a resolution is no movement."""
    lists: list[Component] = []
    for kind in _MOVEMENTS:
        lines = [pieces.verbatim(row, words, "name") for row in rows if row["kind"] == kind]
        if lines:
            lists += [html.H3(words(f"movement.{kind}")), pieces.bullets(lines)]
    return lists


def source(said: dict[str, Any], words: Words) -> Children:
    """Say which document something is known from: its title, publisher, day, and a note."""
    title, publisher = said["source_title"], said["source_publisher"]
    when = words("covenant.published", day=number.day(said["source_published_on"], words))
    told: list[Any] = [
        _written(title) if title else words("covenant.title_unknown"),
        " — ",
        _written(publisher) if publisher else words("covenant.publisher_unknown"),
        f"; {when}",
    ]
    note = words.name(said, "source_note")
    return [*told, html.Div(pieces.sentence(note, words), className="note")] if note else told


def person(row: dict[str, Any], words: Words, name: str) -> list[Any]:
    """Name a person with the post they held then, as it was written."""
    written = ", ".join(part for part in (row[name], row["post_vi"]) if part)
    told: list[Any] = [_written(written)]
    if words.language == "en" and row["post_en"]:
        told += [" ", html.Span(row["post_en"], className="gloss")]
    return told


def _written(text: str) -> Component:
    return html.Span(text, lang="vi")
