"""Still parts of a page: one element to Dash, HTML to the browser, nothing in it taken as code."""

import json
from typing import Any

import pytest
from dash import dcc, html
from plotly.utils import PlotlyJSONEncoder

from dashboard import pieces
from dashboard.figures.drawing import drawing, text
from dashboard.figures.table import Cell, Table
from dashboard.still import Drawn, Still, markup
from dashboard.words import Words


def test_texts_and_attributes_are_escaped() -> None:
    told = html.Td('<img src=x onerror="go()">', title='"><script>', lang="vi")
    written = '<img src=x onerror="go()">'.replace("<", "&lt;").replace(">", "&gt;")
    assert markup(told) == f'<td lang="vi" title="&quot;&gt;&lt;script&gt;">{written}</td>'


def test_html_is_written_by_its_own_names() -> None:
    named: dict[str, Any] = {"aria-hidden": "true"}
    cell = html.Th([dcc.Link("A/", href="/unit/A"), html.Wbr(), 7, None], colSpan=2, className="x")
    assert markup([cell, html.Span("·", **named)]) == (
        '<th class="x" colspan="2"><a href="/unit/A">A/</a><wbr>7</th>'
        '<span aria-hidden="true">·</span>'
    )


def test_what_lives_is_refused() -> None:
    with pytest.raises(TypeError, match="Graph"):
        markup(html.Div(dcc.Graph(figure={})))


def test_dash_is_given_one_element() -> None:
    sent = json.dumps(Still([html.B("1.411"), html.P("x")]), cls=PlotlyJSONEncoder)
    assert json.loads(sent) == {
        "type": "Still", "namespace": "thidua", "props": {"html": "<b>1.411</b><p>x</p>"},
    }  # fmt: skip


def test_a_drawing_stands_as_it_is_written_and_its_words_are_escaped() -> None:
    drawn = drawing([text(50, 10, "<b>A & B</b>", "d-value")])
    held = markup(html.Span(Drawn(drawn)))
    assert held == f"<span>{drawn}</span>"
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in drawn


def test_a_cell_with_a_drawing_says_in_words_what_it_shows(vi: Words) -> None:
    cell = Cell("từ 3 đến 5", drawn=drawing([]))
    content = Table("Bảng", [Cell("Đầu", heading=True)], [[cell]])
    written = markup(pieces.table(content, vi).children)
    assert '<span class="sr">từ 3 đến 5</span>' in written
    assert 'aria-hidden="true"' in written
