"""What is asked most is made ready before it is asked, after a start and for each new build.

One thread does it and gives way: it rests as long as it has worked, so that a reader who asks in
the meantime is answered as if it were not there.
"""

import logging
import re
import threading
from collections.abc import Iterator
from itertools import product
from time import perf_counter
from typing import TYPE_CHECKING

from dash import page_registry
from flask import Flask

from dashboard import answer, transfer
from dashboard.address import Address
from dashboard.theme import PALETTES
from dashboard.visit import SCHEME, visit
from dashboard.words import LANGUAGES
from warehouse import database
from warehouse.language import Refusal
from warehouse.settings import settings

if TYPE_CHECKING:
    from warehouse.language import Language

_MOMENT = 1.5  # seconds that a stop may take
_LOOK = 5.0  # seconds between two looks at which build serves
_PAGES = 160  # at most: an office with many blocs fills the memory with what is asked
_log = logging.getLogger("dashboard")


class Warm:
    """The thread, from its start to its end."""

    def __init__(self, server: Flask) -> None:
        self._server = server
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._work, name="warm", daemon=True)

    def begin(self) -> None:
        """Start to make things ready."""
        self._thread.start()

    def end(self) -> None:
        """Stop, and wait a moment until what is being made is done."""
        self._end.set()
        self._thread.join(_MOMENT)

    def _work(self) -> None:
        load(self._server)
        ready: str | None = None
        while not self._end.is_set():
            transfer.bodies.press(self._end.is_set)
            build = _serving()
            if build is not None and build != ready:
                try:
                    pages(self._server, self._end)
                except Exception:  # noqa: BLE001 - a page that is asked for says what is wrong
                    _log.exception("pages could not be made ready")
                ready = build
            self._end.wait(_LOOK)


def _serving() -> str | None:
    try:
        return database.pointed_at(settings().data)
    except Refusal:  # pages say what is wrong with the settings
        return None


def load(server: Flask) -> None:
    """Ask for what every first visit loads, so that it is packed."""
    browser = server.test_client()
    document = browser.get("/launch").text
    for address in re.findall(r'(?:src|href)="(/[^"]+)"', document):
        browser.get(address, headers={"Accept-Encoding": "br"}, buffered=True)


def pages(server: Flask, end: threading.Event, most: int = _PAGES) -> int:
    """Make pages ready, the likeliest first; tell how many."""
    made = 0
    for scheme, language in product(PALETTES, LANGUAGES):
        for path, search in _addresses(server, language):
            if made == most or end.is_set():
                return made
            started = perf_counter()
            with server.test_request_context(path, headers={"Cookie": f"{SCHEME}={scheme}"}):
                answer.page(path, search)
            made += 1
            end.wait(perf_counter() - started)
    return made


def _of_their_own() -> Iterator[str]:
    """Give the pages that are asked for by their name alone."""
    for page in page_registry.values():
        if page["path_template"] is None and not page["module"].endswith("404"):
            yield page["path"]


def _addresses(server: Flask, language: "Language") -> Iterator[tuple[str, str]]:
    """Write the addresses as pickers write them: each bloc, then its years, then its periods."""
    with server.test_request_context("/"):
        places = visit("/", {}).places
    blocs = dict.fromkeys(place.bloc for place in places)
    asked = [
        *(Address(path, language=language) for path in _of_their_own()),
        *(Address(f"/bloc/{bloc}", language=language) for bloc in blocs),
        *dict.fromkeys(
            Address(f"/bloc/{place.bloc}", year=place.year, language=language) for place in places
        ),
        *(
            Address(f"/bloc/{place.bloc}", year=place.year, period=place.period, language=language)
            for place in places
        ),
    ]
    for address in asked:
        path, mark, search = str(address).partition("?")
        yield path, mark + search
