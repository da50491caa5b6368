"""Take away: every table of a page as a workbook or as text, made from the page itself.

A table is named by its place on the page. The page is laid out again for the address it stands at,
by the same reader's scope, so what is taken is what is shown: same build, filters, marks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, request

from dashboard import answer, door, pieces, spreadsheet, visit
from dashboard.address import Address
from dashboard.figures.table import Table
from dashboard.still import Still
from dashboard.words import LANGUAGES, Words, words
from warehouse import database
from warehouse.language import Sentence
from warehouse.settings import settings

_PATH = "/take"
_FORMS = {
    "xlsx": (spreadsheet.workbook, spreadsheet.MEDIA),
    "csv": (spreadsheet.text, "text/csv; charset=utf-8"),
}


@dataclass(frozen=True)
class _Shown:
    """What a laid-out page says around its tables."""

    title: str
    notes: list[str]
    tables: list[Table]


def offer(body: Sequence[Component], address: Address, words: Words) -> None:
    """Put under each table of a page the ways to take it, from the build that the page shows."""
    asked = urlencode({"page": str(address), "build": visit.build() or ""})
    for place, still in enumerate(_stills(body)):
        caption = still.table.caption if still.table else ""
        links: list[Any] = [html.Span(words("take.title"))]
        links += [
            html.A(
                words(f"take.{form}"),
                href=f"{_PATH}/{place}.{form}?{asked}",
                download="",
                **pieces.named(f"{words('take.title')} .{form}: {caption}"),
            )
            for form in _FORMS
        ]
        still.children.append(html.Div(links, className="take"))


def serve(server: Flask) -> None:
    """Answer with a table of a page."""
    server.add_url_rule(f"{_PATH}/<int:place>.<any({', '.join(_FORMS)}):form>", view_func=_taken)


def _taken(place: int, form: str) -> Response:
    asked = urlsplit(request.args.get("page", ""))
    query = dict(parse_qsl(asked.query))
    build = request.args.get("build")
    if build and build != database.pointed_at(settings().data):
        query.setdefault("known", build)  # another serves by now; what was shown is what is taken
    shown = _shown(asked.path, query)
    if place >= len(shown.tables):
        gone = Sentence(*(words(language)("take.gone") for language in LANGUAGES))
        return door.refused(gone, 404)
    said = words(Address.read(asked.path, query).language)
    write, media = _FORMS[form]
    table = shown.tables[place]
    sheet = spreadsheet.Sheet(shown.title, table, shown.notes, said)
    name = quote(f"{shown.title} - {table.caption}.{form}".replace("/", "-"))
    given = Response(write(sheet), content_type=media)
    given.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return given


def _shown(path: str, asked: Mapping[str, str]) -> _Shown:
    """Read what the page of an address says; one that is not there shows no table."""
    laid = answer.laid_out(path, asked)
    known = {getattr(part, "id", None) or type(part).__name__: part for part in _inside([laid])}
    title, stamp = (_text(known.get(name)) for name in ("H1", "stamp"))
    looks = {str(getattr(part, "className", "")): part for part in _inside([laid])}
    notes = [_text(looks.get(name)) for name in ("when", "banner", "banner then")]
    tables = [still.table for still in _stills([laid]) if still.table is not None]
    return _Shown(title, [note for note in (*notes, stamp) if note], tables)


def _stills(parts: object) -> list[Still]:
    return [part for part in _inside(parts) if isinstance(part, Still) and part.table is not None]


def _inside(parts: object) -> Iterator[Component]:
    if isinstance(parts, list | tuple):
        for part in parts:
            yield from _inside(part)
    elif isinstance(parts, Component):
        yield parts
        yield from _inside(getattr(parts, "children", None))


def _text(part: object) -> str:
    """Give the words inside a part of a page."""
    if isinstance(part, Component):
        return _text(getattr(part, "children", None))
    if isinstance(part, list | tuple):
        return "".join(_text(one) for one in part)
    return "" if part is None else str(part)
