"""A page's answer: made once for a build, a scope, an address and a scheme, and kept in memory.

The document that a browser loads first carries the answer already; a change of page asks for the
next one alone. Both come from here, so that they are the same.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from dash import Dash
from dash import page_registry as pages
from dash._pages import _path_to_page
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Response, g

from dashboard import access, known, state, visit
from dashboard.still import settle
from dashboard.words import Words
from warehouse import database
from warehouse.language import Refusal
from warehouse.scope import Scope
from warehouse.settings import settings

ROUTER = ".._pages_content.children..._pages_store.data.."  # the callback that gives pages
_ROOM = 64 * 2**20  # bytes of answers that are kept
_HERE = '"…"'  # stands where the page goes


@dataclass(frozen=True)
class Asked:
    """What an answer depends on; no two of these share one."""

    build: str
    listed: tuple[int, ...]  # other once builds or records have come or gone: pages list them
    scope: Scope
    path: str
    search: str
    scheme: str


@dataclass(frozen=True)
class Answer:
    """A page as the browser takes it: its parts as JSON, and the title of the tab."""

    content: str
    title: str
    build: str | None  # the one that served; None where none did

    def response(self) -> Response:
        """Answer the callback that asks for a page."""
        store = json.dumps({"title": self.title})
        said = (
            f'{{"multi":true,"response":{{"_pages_content":{{"children":{self.content}}},'
            f'"_pages_store":{{"data":{store}}}}}}}'
        )
        answered = Response(said, content_type="application/json")
        answered.headers["X-Build"] = self.build or ""
        return answered


class Kept:
    """Answers of the build that serves, within bounds; the longest unused goes first."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._size = 0
        self._held: OrderedDict[Asked, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, asked: Asked) -> Answer | None:
        """Find the answer to exactly this."""
        with self._lock:
            if asked in self._held:
                self._held.move_to_end(asked)
            return self._held.get(asked)

    def keep(self, asked: Asked, answer: Answer) -> None:
        """Keep an answer; those of other builds are let go."""
        with self._lock:
            if any(one.build != asked.build for one in self._held):
                self._held.clear()
                self._size = 0
            before = self._held.pop(asked, None)
            self._held[asked] = answer
            self._size += len(answer.content) - (len(before.content) if before else 0)
            while self._size > self._room:
                _, dropped = self._held.popitem(last=False)
                self._size -= len(dropped.content)


kept = Kept()


def page(path: str, search: str) -> Answer:
    """Answer with a page, from what is kept or anew."""
    asked = _asked(path, search)
    found = kept.get(asked) if asked else None
    if found is not None:
        visit.set_title(found.title)
        return found
    g.lasts, g.build = True, None
    made = _made(path, search)
    if asked is not None and g.lasts and g.build == asked.build:
        kept.keep(asked, made)
    return made


def _asked(path: str, search: str) -> Asked | None:
    """Name what is asked; None while nothing serves, or the settings are wrong."""
    try:
        data = settings().data
    except Refusal:
        return None
    build = database.pointed_at(data)
    scope, scheme = access.reader().scope, visit.palette().name
    if build is None:
        return None
    return Asked(build, known.held(data), scope, path, search, scheme)


def _made(path: str, search: str) -> Answer:
    said = {
        name: values[0] if len(values) == 1 else values
        for name, values in parse_qs(search.removeprefix("?"), keep_blank_values=True).items()
    }
    content = settle(laid_out(path, said))
    return Answer(to_json(content), visit.title(), g.build)  # type: ignore[no-untyped-call] # so there


def laid_out(path: str, asked: Mapping[str, Any]) -> Component:
    """Lay out the page of an address, as Dash finds it; else the one that says there is none."""
    found, variables = _path_to_page(path.strip("/"))  # type: ignore[no-untyped-call] # so there
    page = found or pages["dashboard.pages.not_found_404"]
    laid: Component = page["layout"](**{**asked, **(variables or {})})
    return laid


def carried(app: Dash, path: str, search: str, words: Words) -> str:
    """Write what the document carries: the layout with the page in it, callbacks, the state."""
    answer = page(path, search)
    layout: dict[str, Any] = json.loads(to_json(app.get_layout()))  # type: ignore[no-untyped-call]
    _, content, store, _ = layout["props"]["children"]["props"]["children"]
    content["props"]["children"] = _HERE[1:-1]
    store["props"]["data"] = {"title": answer.title}
    callbacks = app.dependencies().get_json()
    first = {
        "scheme": visit.palette().name,
        "layout": layout,
        "dependencies": callbacks,
        "build": answer.build or "",
        "state": state.now(words),
        "words": state.browser_words(words),
    }
    said = json.dumps(first, ensure_ascii=False)
    # the browser reads it as text of the document, so nothing in it may look like a tag
    return said.replace("<", "\\u003c").replace(_HERE, answer.content)
