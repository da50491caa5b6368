"""Search: every name of a bloc, unit or indicator, found with or without Vietnamese marks."""

import json
from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, request

from dashboard import access, door, menu, pieces
from dashboard.address import Address
from dashboard.words import Words, words
from warehouse import database, queries
from warehouse.language import Refusal

_PATH = "/names"


def field(address: Address, words: Words) -> Component:
    """Lay out the button that opens the search; the browser's side fetches names when asked."""
    names = f"{_PATH}?lang={address.language}" + (
        f"&known={address.known}" if address.known else ""
    )
    told: dict[str, Any] = {
        f"data-{word}": words(f"search.{word}") for word in ("hint", "nothing", "close", "failed")
    }
    return html.Button(
        [
            html.Span("⌕", className="lens", **pieces.HIDDEN),
            html.Span(words("search.open"), className="word"),
            html.Kbd("/", **pieces.HIDDEN),
        ],
        id="search",
        className="search",
        type="button",
        title=words("search.hint"),
        **{"data-names": names, **told},
    )


def serve(server: Flask) -> None:
    """Answer with every name and where it leads, for the browser to search in."""
    server.add_url_rule(_PATH, view_func=_names)


def _names() -> Response:
    address = Address.read("/", request.args)
    try:
        con = database.connect(address.known)
    except Refusal as refusal:  # nothing is built yet, or that build is gone
        return door.refused(refusal.sentence, 404)
    found = queries.names(con, access.reader().scope)
    said = words(address.language)
    lines = [*_pages(address, said)]
    lines += [_line(row, address, said) for row in found.iter_rows(named=True)]
    text = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
    return Response(text, content_type="application/json; charset=utf-8")


def _pages(address: Address, words: Words) -> Iterator[list[str]]:
    for entry in menu.ENTRIES:
        yield [words(entry.name), words("search.page"), address.to(entry.path), ""]


def _line(row: dict[str, Any], address: Address, words: Words) -> list[str]:
    """Give a name, what it is, where it leads, and the other ways people write it."""
    href = address.to(f"/{row['kind']}/{row['code']}")
    return [words.name(row), words(f"search.{row['kind']}"), href, row["otherwise"] or ""]
