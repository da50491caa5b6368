"""Comparison: a bloc beside itself a year before and over the years, on units that compare."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import choice, pieces, shell
from dashboard.fallback import otherwise
from dashboard.figures import change, multiples, realism, reporting, slope, summary
from dashboard.figures.change import Row
from dashboard.figures.table import Table
from dashboard.still import Drawn, Still
from dashboard.visit import Place, Visit, answered, register_page
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path="/comparison")


def layout(**asked: str) -> Component:
    """Lay out the page for what the address asks."""
    return answered("/comparison", asked, _page, otherwise)


def _page(visit: Visit) -> Component:
    words = visit.words
    place = visit.chosen()
    if place is None:
        return shell.page(visit, shell.Leaf(words("nav.comparison"), words("comparison.none"), []))
    visit = visit.with_place(place)
    members = choice.members(visit, place)
    rows = _rows(visit, place)
    out = queries.left_out(visit.con, visit.scope, place.bloc, place.period)
    told = queries.target_realism(visit.con, visit.scope, place.covenant)
    aims = realism.ordered(told.filter(_of(visit.address.unit)))
    when = Period.parse(place.period).label(words.language)
    leaf = shell.Leaf(
        title=words("nav.comparison"),
        subtitle=" · ".join(filter(None, [place.name, choice.name(visit, members), when])),
        sentence=_sentence(visit, rows, out, aims),
        crumbs=[(place.name, visit.address.bloc_page(place.bloc))],
        acts=_acts(visit, rows, aims),
        body=_body(visit, place, members, rows, out, aims),
        place=place,
        reported=_reported(visit, place),
        illustrative=place.illustrative or any(row["illustrative"] for row in [*rows, *aims]),
    )
    return shell.page(visit, leaf)


def _of(unit: str | None) -> pl.Expr:
    return pl.col("unit").eq_missing(pl.lit(unit, pl.String))


def _rows(visit: Visit, place: Place) -> list[Row]:
    """Give the comparison of the bloc or one unit, the widest change for the worse first."""
    found = queries.comparison(visit.con, visit.scope, place.bloc, place.period)
    told = found.filter(
        _of(visit.address.unit),
        pl.col("change").is_not_null(),
        pl.col("illustrative") == place.illustrative,  # the two never share a figure
    )
    rows = told.to_dicts()
    worst = change.worst(rows)
    return [*worst, *(row for row in rows if row not in worst)]


def _reported(visit: Visit, place: Place) -> str:
    asked = (visit.con, visit.scope, place.bloc, place.period, visit.address.unit)
    sent = queries.completeness(*asked)
    return reporting.reported(sent, visit.words) if sent.height else ""


def _sentence(visit: Visit, rows: Sequence[Row], out: pl.DataFrame, aims: Sequence[Row]) -> str:
    words = visit.words
    if not rows and not aims:
        return summary.join([words("comparison.none")])
    counted = change.counted(rows)
    others = ("worse", "same", "moved", "unsure")
    low, gone = len(realism.below(aims)), out["unit"].n_unique()
    return summary.join(
        [
            words("comparison.better", n=counted.get("better", 0), all=len(rows)) if rows else "",
            *(words(f"comparison.{word}", n=counted[word]) for word in others if word in counted),
            words("comparison.below", n=low) if low else "",
            words("comparison.out", n=gone) if gone and visit.address.unit is None else "",
        ]
    )


def _acts(visit: Visit, rows: Sequence[Row], aims: Sequence[Row]) -> list[shell.Act]:
    """Give what fell most, and targets that ask for less than was done a year before."""
    words = visit.words
    low = realism.below(aims)
    acts = [
        shell.Act(
            words.name(row, "indicator"),
            change.said(row, words),
            visit.address.indicator_page(row["indicator"]),
        )
        for row in change.worst(rows)[: 2 if low else 3]
    ]
    if low:
        name = summary.lower(words.name(low[0], "indicator"))
        why = words("comparison.act.below.why", name=name, say=realism.say(low[0], words))
        acts.append(shell.Act(words("comparison.act.below", n=len(low)), why, "#realism"))
    return acts


def _body(
    visit: Visit,
    place: Place,
    members: pl.DataFrame,
    rows: list[Row],
    out: pl.DataFrame,
    aims: list[Row],
) -> list[Component]:
    words = visit.words
    whole = words("pace.whole_bloc")
    body: list[Component] = [choice.chips(visit, members, words("comparison.looking_at"), whole)]
    if rows:
        body += [_slopes(visit, rows), _table(visit, rows), *_years(visit, place)]
    if aims:
        body.append(_realism(visit, aims))
    if out.height and visit.address.unit is None:
        body.append(_left_out(visit, out))
    if len(body) == 1:
        body.append(html.P(words("comparison.none.what"), className="note"))
    return body


def _slopes(visit: Visit, rows: list[Row]) -> Component:
    """Draw quantities and shares apart, since they share no scale."""
    words = visit.words
    drawn = slope.drawn(rows)
    kinds = {
        "amounts": [row for row in drawn if row["measure"] != "%"],
        "shares": [row for row in drawn if row["measure"] == "%"],
    }
    graphs = [_slope(visit, key, some) for key, some in kinds.items() if some]
    counted = change.counted(rows)
    finding = words("comparison.figure", better=counted.get("better", 0), all=len(rows))
    now, then = (
        Period.parse(rows[0][part]).label(words.language) for part in ("period", "against")
    )
    note = words("comparison.figure.note", now=now, then=then)
    title = pieces.marked(finding, [row["illustrative"] for row in rows], words)
    return pieces.card(title, html.Div(graphs, className="slopes"), note=note)


def _slope(visit: Visit, key: str, rows: list[Row]) -> Component:
    words = visit.words
    counted = change.counted(rows)
    sides = {side: counted.get(side, 0) for side in ("better", "worse")}
    head = words(f"comparison.{key}", **sides)
    note = words(f"comparison.{key}.note")
    if len(rows) > slope.SHOWN:
        note += "; " + words("comparison.shown", n=slope.SHOWN, all=len(rows))
    figure = pieces.figure(slope.slope(rows, words, visit.palette), f"{head}. {note}", words, None)
    return html.Div([html.H3(head), html.P(note, className="note"), figure])


def _table(visit: Visit, rows: list[Row]) -> Component:
    words = visit.words
    links = {row["indicator"]: visit.address.indicator_page(row["indicator"]) for row in rows}
    content = change.table(rows, words, links, words("comparison.table"))
    marks = [row["illustrative"] for row in rows]
    return _card(visit, content, words("comparison.table.note"), marks)


def _years(visit: Visit, place: Place) -> list[Component]:
    """Show the same period of each year, of each indicator told in enough of them."""
    words = visit.words
    series = queries.series(visit.con, visit.scope, place.bloc, None, visit.address.unit)
    half = "-" in place.period
    alike = series.filter(
        pl.col("period").str.contains("-") == half, pl.col("illustrative") == place.illustrative
    )
    names = _names(visit, place)
    drawn = multiples.panels(alike, names, words)
    if not drawn:
        few = words("comparison.few_years", n=multiples.YEARS)
        return [pieces.card(words("comparison.years"), html.P(few, className="note"))]
    shown = {panel.indicator: panel.name for panel in drawn}
    table = multiples.table(alike, shown, words, words("comparison.years"))
    twin = html.Details([html.Summary(words("figure.as_table")), pieces.table(table, words)])
    grid = Still([html.Div([_panel(visit, one) for one in drawn], className="multiples")])
    kind = words("comparison.kind.half" if half else "comparison.kind.year")
    title = pieces.marked(words("comparison.years"), alike["illustrative"], words)
    return [pieces.card(title, [grid, twin], note=words("comparison.years.note", period=kind))]


def _names(visit: Visit, place: Place) -> dict[str, str]:
    """Name the indicators that are quantities, in the order of their content groups."""
    told = queries.bloc_progress(visit.con, visit.scope, place.bloc, place.period)
    counted = told.filter(~pl.col("kind").is_in(("bool", "grade")))
    return {row["indicator"]: visit.words.name(row, "indicator") for row in counted.to_dicts()}


def _panel(visit: Visit, panel: multiples.Panel) -> Component:
    broken = html.P(panel.breaks, className="note") if panel.breaks else None
    said = html.Span(panel.said, className="sr")
    name = pieces.link(panel.name, visit.address.indicator_page(panel.indicator))
    return html.Div([html.P(name, className="what"), Drawn(panel.drawn), said, broken])


def _realism(visit: Visit, aims: list[Row]) -> Component:
    words = visit.words
    links = {row["indicator"]: visit.address.indicator_page(row["indicator"]) for row in aims}
    low = len(realism.below(aims))
    content = realism.table(aims, words, links, words("realism.title", n=low, all=len(aims)))
    marks = [row["illustrative"] for row in aims]
    return _card(visit, content, words("realism.note"), marks, "realism")


def _left_out(visit: Visit, out: pl.DataFrame) -> Component:
    words = visit.words
    links = {unit: visit.address.unit_page(unit) for unit in out["unit"].unique()}
    content = change.left_out(out, words, links, words("comparison.left_out"))
    return _card(visit, content, words("comparison.left_out.note"), out["illustrative"].to_list())


def _card(
    visit: Visit, content: Table, note: str, marks: list[bool], anchor: str = ""
) -> Component:
    title = pieces.marked(content.caption, marks, visit.words)
    return pieces.card(title, pieces.table(content, visit.words), note=note, anchor=anchor)
