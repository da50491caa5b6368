"""How the figures stand now: which build serves, and what a reader should know about it.

Pages ask for it from time to time, so that an open one says when figures are being refreshed,
wait to be accepted, or are older than the office promises, and offers newer ones.
"""

from datetime import datetime
from typing import Any

from flask import Flask, Response, request
from flask.json import dumps

from dashboard import number
from dashboard.words import Words, words
from warehouse import acceptance, database, lock
from warehouse.language import Refusal
from warehouse.settings import Settings, settings

PATH = "/_state"
_SAID = ("newer", "show", "unreachable", "retry")  # by the browser, when it finds out


def serve(server: Flask) -> None:
    """Answer what pages ask for from time to time."""

    def told() -> Response:
        language = "en" if request.args.get("lang") == "en" else "vi"
        return Response(dumps(now(words(language))), content_type="application/json")

    server.add_url_rule(PATH, PATH, told)


def now(said: Words) -> dict[str, Any]:
    """Tell the build that serves and the lines to be shown, each a kind and a sentence."""
    try:
        places = settings()
    except Refusal:  # the page itself says what is wrong
        return {"build": None, "lines": []}
    lines = [
        {"kind": kind, "text": said(f"state.{kind}", **values)}
        for kind, values in _known(places, said)
    ]
    return {"build": database.pointed_at(places.data), "lines": lines}


def browser_words(said: Words) -> dict[str, str]:
    """Give the sentences that only the browser knows when to say."""
    return {key: said(f"state.{key}") for key in _SAID}


def _known(places: Settings, said: Words) -> list[tuple[str, dict[str, str]]]:
    known: list[tuple[str, dict[str, str]]] = []
    if lock.is_held(places.data):
        known.append(("refreshing", {}))
    elif (since := late_since(places)) is not None:
        known.append(("stale", {"at": number.moment(since, said)}))
    if acceptance.waiting(places.data):
        known.append(("waiting", {}))
    return known


def late_since(places: Settings) -> datetime | None:
    """Tell when the figures were last refreshed, if that is longer ago than the office promises."""
    due = next_due(places)
    if due is None or places.refresh_every is None or due >= datetime.now(due.tzinfo):
        return None
    return due - places.refresh_every


def next_due(places: Settings) -> datetime | None:
    """Tell when the next refresh is due; None where none is promised, or nothing serves."""
    build = database.serving(places.data)
    if build is None or places.refresh_every is None:
        return None
    return database.confirmed_at(build) + places.refresh_every
