"""Still parts of a page: one element to Dash, HTML to the browser, nothing in it taken as code."""

import json
from typing import Any

import pytest
from dash import dcc, html
from plotly.utils import PlotlyJSONEncoder

from dashboard import pieces
from dashboard.figures.drawing import drawing, text
from dashboard.figures.table import Cell, Table
from dashboard.still import Drawn, Part, Still, _props, markup, settle
from dashboard.words import Words


def test_texts_and_attributes_are_escaped() -> None:
    told = html.Td('<img src=x onerror="go()">', title='"><script>', lang="vi")
    written = '<img src=x onerror="go()">'.replace("<", "&lt;").replace(">", "&gt;")
    assert markup(told) == f'<td lang="vi" title="&quot;&gt;&lt;script&gt;">{written}</td>'


def test_html_is_written_by_its_own_names() -> None:
    named: dict[str, Any] = {"aria-hidden": "true"}
    cell = html.Th([dcc.Link("A/", href="/unit/A"), html.Wbr(), 7, None], colSpan=2, className="x")
    assert markup([cell, html.Span("·", **named)]) == (
        '<th class="x" colspan="2"><a href="/unit/A" data-way>A/</a><wbr>7</th>'
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


def sent(part: object) -> Any:
    return json.loads(json.dumps(part, cls=PlotlyJSONEncoder))


def test_a_part_that_nothing_changes_is_found_and_becomes_one_element() -> None:
    nav = html.Nav([html.P("Xem"), dcc.Link("A", href="/unit/A", className="nav")], className="n")
    assert sent(settle(nav)) == {
        "type": "Part",
        "namespace": "thidua",
        "props": {
            "tag": "nav",
            "attributes": {"className": "n"},
            "html": '<p>Xem</p><a class="nav" href="/unit/A" data-way>A</a>',
        },
    }


def test_a_link_that_is_an_element_itself_is_known_as_one() -> None:
    told = sent(settle([dcc.Link("A", href="/unit/A"), html.Button(id="menu")]))
    assert told[0]["props"] == {
        "tag": "a", "attributes": {"href": "/unit/A", "data-way": ""}, "html": "A",
    }  # fmt: skip


@pytest.mark.parametrize(
    "lives",
    [
        dcc.Graph(figure={}),
        html.Div(id="named"),
        html.Button("x", n_clicks=0),
        html.Details("x", open=True),
        html.Div(style={"width": 4}),
        dcc.Link("x", href="/", target="_blank"),
        dcc.Input(value="x"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_lives_is_left_with_all_that_is_around_it(lives: Any) -> None:
    page = html.Main([html.H1("1"), html.Div([html.P("2"), lives, "3"]), html.P("4")], lang="vi")
    settled: Any = settle(page)
    assert settled is page
    first, around, last = settled.children
    assert (type(first), type(around), type(last)) == (Part, html.Div, Part)
    assert [type(one) for one in around.children] == [Part, type(lives), str]
    assert around.children[1] is lives


def test_what_a_living_part_holds_is_settled_too() -> None:
    named = html.Section([html.H2("1"), html.P(["2", html.B("3")])], id="covenant")
    settled: Any = settle(named)
    assert settled is named
    assert [type(one) for one in settled.children] == [Part, Part]
    alone: Any = settle(html.Div("1", id="value"))
    assert alone.children == "1"


def test_styles_and_other_still_parts_are_written_inside() -> None:
    bar = html.Div(
        [html.Div("3", style={"flexGrow": 3, "backgroundColor": "red"}), Still(html.B("x")), None]
    )
    told = sent(settle(bar))["props"]["html"]
    assert told == (
        '<div style="flex-grow:3;background-color:red">3</div><div class="still"><b>x</b></div>'
    )


def test_an_empty_element_stays_as_it_is() -> None:
    settled: Any = settle([html.Hr(), html.Button("x", id="x")])
    assert isinstance(settled[0], html.Hr)


@pytest.mark.parametrize("odd", [None, "x", 7, ["x", None]], ids=str)
def test_what_is_no_element_is_left(odd: object) -> None:
    assert settle(odd) == odd


@pytest.mark.parametrize(
    "part",
    [html.Div(), html.Td("x", colSpan=2, **{"aria-label": "y"}), dcc.Link("x", href="/")],
    ids=lambda one: type(one).__name__,
)
def test_a_part_is_read_as_dash_reads_it(part: Any) -> None:
    told = part.to_plotly_json()["props"]
    assert _without_nothing(_props(part)) == _without_nothing(told)


def _without_nothing(props: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in props.items() if value is not None}


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
