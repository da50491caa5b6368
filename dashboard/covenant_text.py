"""The covenant as its documents state it: who, what for, which programme, and where it is known."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import number, pieces
from dashboard.pieces import Children
from dashboard.visit import Place, Visit
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

_MOVEMENTS = ("movement", "campaign", "prime_minister", "study", "resolution", "programme")


def covenant_text(visit: Visit, place: Place) -> list[Component]:
    """Lay out a bloc's covenant, its programme, and what was stated at its meetings."""
    said = queries.covenant(visit.con, visit.scope, place.bloc, place.year).row(0, named=True)
    cards = [_covenant(visit, place, said), _members(visit, place, said)]
    groups = _rows(queries.content_groups(visit.con, visit.scope, place.covenant))
    if groups:
        lines = [pieces.verbatim(row, visit.words) for row in groups]
        cards.append(_card(visit.words, "covenant.groups", pieces.bullets(lines, numbered=True)))
    named = _rows(queries.movements(visit.con, visit.scope, place.covenant))
    if named:
        cards.append(_card(visit.words, "covenant.movements", movements(named, visit.words)))
    activities = _rows(queries.activities(visit.con, visit.scope, place.covenant))
    if activities:
        lines = [_activity(row, visit.words) for row in activities]
        cards.append(_card(visit.words, "covenant.programme", pieces.bullets(lines)))
    return [*cards, *_statements(visit, place)]


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
        told.append(html.Span(row["post_en"], className="gloss"))
    return told


def _written(text: str) -> Component:
    return html.Span(text, lang="vi")


def _rows(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a polars frame
    return list(frame.iter_rows(named=True))


def _card(words: Words, key: str, content: Children) -> Component:
    note = words("gloss.note") if words.language == "en" else None
    return pieces.card(words(key), content, note=note)


def _covenant(visit: Visit, place: Place, said: dict[str, Any]) -> Component:
    words = visit.words
    theme = pieces.verbatim(
        {"theme_vi": said["theme"], "theme_en": said["theme_en"]}, words, "theme"
    )
    signed = number.day(said["signed_on"], words)
    where = html.Span(f", {said['signed_at']}", lang="vi") if said["signed_at"] else ""
    facts: list[tuple[str, Children]] = [
        (words("covenant.theme"), theme if said["theme"] else words("covenant.no_theme")),
        (words("covenant.parent"), words.name(said, "parent") or words("unknown")),
        (words("covenant.signed"), [signed, where]),
        *_events(visit, place),
        (words("covenant.source"), source(said, words)),
    ]
    return pieces.card(words("covenant.title", year=place.year), pieces.facts(facts))


def _events(visit: Visit, place: Place) -> list[tuple[str, Children]]:
    rows = _rows(queries.events(visit.con, visit.scope, place.bloc, place.year))
    lines: list[Children] = []
    for row in rows:
        when = number.day(row["held_on"], visit.words)
        place_held = html.Span(f", {row['place']}" if row["place"] else "", lang="vi")
        name = pieces.verbatim(row, visit.words, "name")
        lines.append([*([name] if isinstance(name, str) else name or []), f" — {when}", place_held])
    return [(visit.words("covenant.events"), pieces.bullets(lines))] if lines else []


def _members(visit: Visit, place: Place, said: dict[str, Any]) -> Component:
    words = visit.words
    rows = _rows(queries.members(visit.con, visit.scope, place.bloc, place.year))
    lines = [_member(visit, row) for row in rows]
    stated = said["members_stated"]
    known = sum(row["from_seed"] for row in rows)
    note = words("covenant.members_count", n=len(rows))
    if stated and stated != known:
        note = words("covenant.members_partly", stated=stated, n=known)
    return pieces.card(words("covenant.members"), pieces.bullets(lines), note=note)


def _member(visit: Visit, row: dict[str, Any]) -> Children:
    words = visit.words
    name: list[Any] = [pieces.link(words.name(row), visit.address.unit_page(row["unit"]))]
    if row["role"] != "member":
        name.append(html.Span(words(f"role.{row['role']}"), className="tag strong"))
    if row["person"] or row["role"] != "member":
        name.append(_person(row, words))
    if not row["from_seed"]:
        name.append(html.Span(words("covenant.other_source"), className="tag"))
    return name


def _person(row: dict[str, Any], words: Words) -> Component:
    if not row["person"]:
        return html.Div(words("covenant.person_unknown"), className="note")
    said: list[Any] = [html.Span(row["person"], lang="vi")]
    if words.language == "en" and row["post_en"]:
        said.append(html.Span(row["post_en"], className="gloss"))
    return html.Div(said, className="note")


def _activity(row: dict[str, Any], words: Words) -> Children:
    planned: Children = words("unknown")
    if row["planned_on"]:
        planned = number.day(row["planned_on"], words)
    elif row["planned_in"]:
        planned = Period.parse(row["planned_in"]).label(words.language)
    done = number.day(row["done_on"], words) if row["done_on"] else words("unknown")
    told: list[Any] = [
        words("covenant.planned"),
        " ",
        planned,
        " · ",
        words("covenant.done", day=done),
    ]
    name = pieces.verbatim(row, words, "name")
    return [*([name] if isinstance(name, str) else name or []), html.Div(told, className="note")]


def _statements(visit: Visit, place: Place) -> list[Component]:
    words = visit.words
    rows = _rows(queries.statements(visit.con, visit.scope, place.bloc, place.year))
    cards = []
    for kind in ("result", "difficulty", "proposal", "directive"):
        some = [row for row in rows if row["kind"] == kind]
        if some:
            lines = [_statement(row, words) for row in some]
            cards.append(_card(words, f"statement.{kind}", pieces.folded(lines, words)))
    return cards


def _statement(row: dict[str, Any], words: Words) -> Children:
    text = pieces.verbatim(row, words)
    told: list[Any] = [Period.parse(row["period"]).label(words.language)]
    told += [" · ", *person(row, words, "stated_by")] if row["stated_by"] else []
    if row["addressed_vi"]:
        told += [" · ", words("statement.to", whom=words.name(row, "addressed"))]
    if row["illustrative"]:
        told.append(html.Span(words("banner.illustrative"), className="tag"))
    note = html.Div(told, className="note")
    return [*([text] if isinstance(text, str) else text or []), note]
