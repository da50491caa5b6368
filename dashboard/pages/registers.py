"""Registers: which units, blocs, indicators, posts and schemes there are, and were."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import registers, summary
from dashboard.figures.table import Table
from dashboard.visit import Visit, answered, register_page
from warehouse import queries

register_page(__name__, path="/registers")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/registers", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    shown = _tables(visit)
    counts = [
        words(f"registers.count.{name}", n=len(shown[name].rows))
        for name in ("units", "indicators", "blocs", "posts")
    ]
    leaf = shell.Leaf(
        title=words("nav.register"),
        sentence=summary.join([", ".join(counts)]),
        body=[
            _filter(visit, shown),
            html.Div([_card(visit, name, table) for name, table in shown.items()], id="registers"),
        ],
    )
    return shell.page(visit, leaf)


def _tables(visit: Visit) -> dict[str, Table]:
    con, scope, words, to = visit.con, visit.scope, visit.words, visit.address
    units, indicators = queries.units(con, scope), queries.indicators(con, scope)
    memberships, schemes = queries.memberships(con, scope), queries.schemes(con, scope)
    covenants, scores = (
        {
            (bloc, year): to.to(path, bloc=bloc, year=year)
            for bloc, year in {(place.bloc, place.year) for place in visit.places}
        }
        for path in ("/covenant", "/scores")
    )
    unit_links = {unit: to.unit_page(unit) for unit in units["unit"]}
    links = {code: to.indicator_page(code) for code in indicators["indicator"]}

    def title(name: str) -> str:
        return words(f"registers.{name}")

    posts = queries.posts(con, scope)
    successions, names = queries.successions(con, scope), queries.unit_names(con, scope)
    return {
        "units": registers.units_table(units, memberships, words, unit_links, title("units")),
        "blocs": registers.blocs_table(memberships, words, covenants, title("blocs")),
        "indicators": registers.indicators_table(indicators, words, links, title("indicators")),
        "posts": registers.posts_table(posts, words, title("posts")),
        "schemes": registers.schemes_table(schemes, words, scores, title("schemes")),
        "successions": registers.successions_table(successions, words, title("successions")),
        "names": registers.names_table(names, words, title("names")),
    }


def _filter(visit: Visit, shown: dict[str, Table]) -> Component:
    """Let a reader find lines by typing, with Vietnamese marks or without (`filter.js`)."""
    words = visit.words
    ways = [pieces.link(table.caption, f"#{name}", "chip") for name, table in shown.items()]
    said: dict[str, Any] = {"data-said": words("registers.found", n="{n}"), "aria-live": "polite"}
    field = dcc.Input(id="filter", type="search", placeholder=words("registers.filter.example"))
    return html.Div(
        [
            html.Label([html.Span(words("registers.filter")), field], className="filter"),
            html.Span("", id="filter-found", className="note", **said),
            html.Nav(ways, className="chips", **pieces.named(words("registers.parts"))),
        ],
        className="finder",
    )


def _card(visit: Visit, name: str, content: Table) -> Component:
    words = visit.words
    if not content.rows:
        return pieces.card(
            content.caption, html.P(words(f"registers.{name}.none")), anchor=name, looks="empty"
        )
    note = words(f"registers.{name}.note")
    return pieces.card(content.caption, pieces.table(content, words), note=note, anchor=name)
