"""The application: one, at module level, which reads no data when it is imported."""

import logging
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output
from dash.development.base_component import Component
from flask import request

from dashboard import callback, door, search, take, theme, visit

_INDEX = """<!DOCTYPE html>
<html lang="__LANGUAGE__" data-mantine-color-scheme="__SCHEME__">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<style>__TOKENS__</style>
{%css%}
</head>
<body>
{%app_entry%}
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>"""


class Pages(Dash):
    """The pages; the document says its language and colours before any script has run."""

    def interpolate_index(self, **kwargs: Any) -> str:  # type: ignore[override] # noqa: ANN401 - as Dash has it
        """Write the document that a browser loads first."""
        language = "en" if request.args.get("lang") == "en" else "vi"
        written = str(super().interpolate_index(**kwargs))  # type: ignore[no-untyped-call]
        return written.replace("__LANGUAGE__", language).replace("__SCHEME__", visit.palette().name)


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
    index_string=_INDEX.replace("__TOKENS__", theme.stylesheet()),
    meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
)
app.layout = whole
door.guard(app.server)
callback.guard(app)
search.serve(app.server)
take.serve(app.server)
app.clientside_callback(  # type: ignore[no-untyped-call] # untyped there
    ClientsideFunction("thidua", "fold"),
    Output("shell", "navbar"),
    Input("menu", "opened"),
    prevent_initial_call=True,
)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
