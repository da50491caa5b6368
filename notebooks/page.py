"""A notebook that was run as one .html file: its story and what it shows, without its code.

The file asks nothing of the network: the drawing library is in it, once.
"""

import os
from html import escape
from pathlib import Path
from typing import Any

import plotly.io as pio
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from plotly.offline import get_plotlyjs

from dashboard import theme
from warehouse.language import Language
from warehouse.settings import ROOT

_DRAWN = "application/vnd.plotly.v1+json"
_BASIC = ROOT / "dashboard" / "assets" / "plotly-basic.min.js"
_TRACES = {"bar", "scatter", "pie"}  # all that the pages' own, smaller library draws
_LOOKS = """\
body{{margin:0;background:{page};color:{ink};font:15px/1.6 {font}}}
main{{max-width:1080px;margin:0 auto;padding:24px;background:{card}}}
h1{{font-size:26px;line-height:1.35}}h2{{font-size:19px;margin-top:32px}}em{{color:{muted}}}
.output{{overflow-x:auto}}pre{{white-space:pre-wrap;font:inherit}}
.dataframe{{border-collapse:collapse;font-size:13px}}
.dataframe td,.dataframe th{{padding:3px 10px;border-bottom:1px solid {line};text-align:left}}
@media print{{main{{max-width:none;padding:0}}}}
"""


def write(book: NotebookNode, title: str, language: Language, place: Path) -> None:
    """Write a notebook that was run; under its name the file is there whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        draft.write_text(page(book, title, language), "utf-8")
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def page(book: NotebookNode, title: str, language: Language) -> str:
    """Lay out the page of a notebook that was run; what its figures were is HTML afterwards."""
    traces = {trace for output in _outputs(book) for trace in _drawn(output)}
    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_output_prompt=True,
        exclude_anchor_links=True,
    )  # fmt: skip
    body, _ = exporter.from_notebook_node(book)
    library = _BASIC.read_text("utf-8") if traces <= _TRACES else get_plotlyjs()
    looks = _LOOKS.format(font=theme.FONT, **vars(theme.LIGHT))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{looks}</style>{f'<script>{library}</script>' if traces else ''}</head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _outputs(book: NotebookNode) -> list[dict[str, Any]]:
    return [one["data"] for cell in book.cells for one in cell.get("outputs", []) if "data" in one]


def _drawn(output: dict[str, Any]) -> list[str]:
    """Turn a figure into HTML that the library of the page draws; name the kinds of its traces."""
    if _DRAWN not in output:
        return []
    figure = dict(output.pop(_DRAWN))
    figure.pop("config", None)
    output["text/html"] = pio.to_html(
        figure, config={"displayModeBar": False}, include_plotlyjs=False, full_html=False
    )
    return [trace.get("type", "scatter") for trace in figure["data"]]
