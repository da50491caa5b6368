"""The application: one, at module level, which reads no data when it is imported."""

import logging
import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import request

from dashboard import answer, callback, documents, door, search, state, take, theme, transfer, visit
from dashboard.words import words

if TYPE_CHECKING:
    from warehouse.language import Language

_INDEX = """<!DOCTYPE html>
<html lang="{%language%}" data-mantine-color-scheme="{%scheme%}">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="{%icon%}">
{%ahead%}
<style>{%tokens%}</style>
{%css%}
</head>
<body>
{%app_entry%}
<footer>
{%first%}
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>"""


# What Dash offers and no page uses: old browsers' missing parts, and its own table.
_UNUSED = ("/deps/polyfill@", "/dash_table/")
_ENTRY = """<div id="state" role="status"></div>
<div id="react-entry-point"></div>
<div id="skeleton" aria-hidden="true"></div>"""


class Pages(Dash):
    """The pages; the document says its language and colours before any script has run.

    It carries the page and what Dash's renderer would ask for next, so that nothing else needs
    to be asked before everything is painted.
    """

    _first_config = ""

    def interpolate_index(self, **kwargs: Any) -> str:  # type: ignore[override] # noqa: ANN401 - as Dash has it
        """Write the document that a browser loads first."""
        # What differs from one document to the next is for callbacks in the background, and there
        # are none; a document that stays the same need not be sent again.
        self._first_config = self._first_config or str(kwargs["config"])
        language: Language = "en" if request.args.get("lang") == "en" else "vi"
        search = request.query_string.decode("utf-8", "replace")
        asked = (quote(request.path), f"?{search}" if search else "")
        first = answer.carried(self, *asked, words(language))
        written = {
            **kwargs,
            "title": escape(visit.title()),
            "app_entry": _ENTRY,
            "config": self._first_config,
            "scripts": _used(kwargs["scripts"]),
            "css": _by_content(kwargs["css"]),
            "first": f'<script id="first" type="application/json">{first}</script>',
            "language": language,
            "scheme": visit.palette().name,
            "icon": transfer.address("favicon.svg"),
            "ahead": _ahead(figures='"type":"Graph"' in first),
            "tokens": theme.stylesheet(),
        }
        # in one go: a text of the page may look like one of these names
        return re.sub(r"\{%(\w+)%\}", lambda found: str(written[found[1]]), self.index_string)


def _used(scripts: str) -> str:
    lines = scripts.splitlines()
    return _by_content("\n".join(one for one in lines if not any(name in one for name in _UNUSED)))


def _ahead(*, figures: bool) -> str:
    """Let the browser fetch early what it would find late: letters, and what draws figures.

    A page without figures leaves the latter to an idle moment, for the next page.
    """
    drawing = "preload" if figures else "prefetch"
    plotly = transfer.address("plotly-basic.min.js")
    return "\n".join(
        [
            f'<link id="plotly" rel="{drawing}" as="script" href="{plotly}">',
            *(
                f'<link rel="preload" as="font" type="font/woff2" href="{face}" crossorigin>'
                for face in _letters()
            ),
        ]
    )


@lru_cache(maxsize=1)
def _letters() -> list[str]:
    """Name the parts of the typeface that every page shows."""
    parts = (transfer.ASSETS / "fonts").glob("*.woff2")
    used = sorted(part.name for part in parts if "-latin-ext-" not in part.name)
    return [transfer.address(f"fonts/{name}") for name in used]


def _by_content(tags: str) -> str:
    """Name our assets by what is in them, where Dash names them by their time."""
    return re.sub(r'/assets/([^"?]+)\?m=[\d.]+', lambda m: transfer.address(m[1]), tags)


def whole() -> Component:
    """Lay out what stays while pages change."""
    provider: Component = dmc.MantineProvider(
        dash.page_container,
        forceColorScheme=visit.palette().name,
        theme={"fontFamily": theme.FONT, "primaryColor": "teal", "defaultRadius": "sm"},
    )
    return provider


# Pages are found by Dash in pages/; the package's name keeps it from importing them twice.
app = Pages(
    __package__ or "dashboard",
    use_pages=True,
    suppress_callback_exceptions=True,
    title="thidua",
    update_title="",
    index_string=_INDEX,
    include_pages_meta=False,
    assets_ignore=r"^plotly",  # asked for by the first figure
    meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
)
app.layout = whole
door.guard(app.server)
transfer.carry(app.server)
state.serve(app.server)
callback.guard(app)
search.serve(app.server)
take.serve(app.server)
documents.serve(app.server)
app.clientside_callback(  # type: ignore[no-untyped-call] # untyped there
    ClientsideFunction("thidua", "fold"),
    Output("shell", "navbar"),
    Input("menu", "opened"),
    prevent_initial_call=True,
)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
