"""Bloc: how one bloc and each of its units stand against the covenant they signed."""

from dataclasses import replace
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import bullet_groups, covenant_text, number, pieces, shell, tools
from dashboard.fallback import otherwise
from dashboard.figures import heatmap, progress_table, reporting, summary
from dashboard.visit import Place, Visit, answered, register_page
from dashboard.words import Words
from warehouse import queries
from warehouse.period import Period

register_page(__name__, path_template="/bloc/<bloc>")
_FEW = 15  # units that are all shown, whether they reported in time or not


def layout(bloc: str = "", **asked: str) -> Component:
    """Lay out the page for what the address asks."""
    said = {**asked, "bloc": bloc}
    return answered(f"/bloc/{bloc}", said, lambda visit: _page(visit, bloc), otherwise)


def _page(visit: Visit, bloc: str) -> Component:
    place = visit.at(bloc)
    visit = visit.with_place(place)
    progress = queries.bloc_progress(visit.con, visit.scope, bloc, place.period)
    cells = queries.unit_cells(visit.con, visit.scope, bloc, place.period)
    sent = queries.completeness(visit.con, visit.scope, bloc, place.period)
    whole = progress.filter(pl.col("basis") == "units")
    own = queries.own_figures(visit.con, visit.scope, bloc, place.period)
    body = [_own(visit, own)] if own.height else []
    if _nobody_asked(own, sent):
        body += [*_pledges(visit, whole), _nothing_yet(visit.words)]
    elif _units_told(sent) or not own.height:
        body += [*_bullets(visit, whole), _heatmap(visit, cells, whole), _sent(visit, sent)]
    else:
        body += [*_pledges(visit, whole), _unknown_units(visit.words)]
    body.append(covenant_text.in_short(visit, place))
    leaf = shell.Leaf(
        title=place.name,
        subtitle=Period.parse(place.period).label(visit.words.language),
        sentence=_sentence(visit, place, whole, own, sent),
        acts=_acts(visit, whole, cells, sent),
        body=body,
        place=place,
        around=tools.neighbours(_blocs(visit), bloc),
        reported=_reported(visit.words, own, sent),
        estimated=int(cells.filter(pl.col("actual").is_not_null())["estimated"].sum() or 0),
        illustrative=_any_illustrative(place, progress, cells, sent),
    )
    return shell.page(visit, leaf)


def _blocs(visit: Visit) -> list[tuple[str, str, str]]:
    named = {place.bloc: place.name for place in visit.places}
    elsewhere = replace(visit.address, year=None, period=None)
    return [(bloc, name, elsewhere.bloc_page(bloc)) for bloc, name in named.items()]


def _units_told(sent: pl.DataFrame) -> bool:
    return bool(sent["received_at"].is_not_null().any())


def _nobody_asked(own: pl.DataFrame, sent: pl.DataFrame) -> bool:
    """Tell whether no report has come and none is known to be due: nobody is in silence."""
    due = bool(sent["due_on"].is_not_null().any())
    return not (own.height or _units_told(sent) or due)


def _any_illustrative(place: Place, *frames: pl.DataFrame) -> bool:
    return place.illustrative or any(bool(frame["illustrative"].any()) for frame in frames)


def _reported(words: Words, own: pl.DataFrame, sent: pl.DataFrame) -> str:
    if own.height and not _units_told(sent):
        return words("own.report_only")
    if _nobody_asked(own, sent):
        return words("own.none_here")
    return summary.reported(summary.reporting(sent), words)


def _sentence(
    visit: Visit, place: Place, whole: pl.DataFrame, own: pl.DataFrame, sent: pl.DataFrame
) -> str:
    words = visit.words
    if own.height and not _units_told(sent):
        return summary.join(
            [
                words("own.sentence", n=own.height),
                words("own.no_target"),
                words("own.units_unknown"),
            ]
        )
    worst = summary.worst(whole)
    return summary.join(
        [
            summary.on_track(summary.counts(whole), place.period, words),
            _reported(words, own, sent),
            summary.need(worst, words) if worst else "",
        ]
    )


def _acts(
    visit: Visit, whole: pl.DataFrame, cells: pl.DataFrame, sent: pl.DataFrame
) -> list[shell.Act]:
    words, address = visit.words, visit.address
    acts = []
    silent = sent.filter(pl.col("status") == "missing")
    if silent.height:
        names = ", ".join(heatmap.brief(row, words) for row in silent.iter_rows(named=True))
        due = words("acts.missing_since", day=number.day(silent["due_on"][0], words))
        said = words("acts.missing_here", n=silent.height)
        acts.append(shell.Act(said, f"{names} — {due}", address.to("/submissions")))
    for row in summary.by_gap(whole)[:2]:
        name, href = words.name(row, "indicator"), address.indicator_page(row["indicator"])
        acts.append(shell.Act(name, summary.shortfall(row, words), href))
    unit = _furthest(cells)
    if unit is not None:
        name, why = words.name(unit, "unit"), _shortest(unit, words)
        acts.append(shell.Act(name, why, address.unit_page(unit["unit"])))
    return acts[:3]


def _furthest(cells: pl.DataFrame) -> dict[str, Any] | None:
    short = cells.filter(pl.col("verdict").is_in(("behind", "missed")))
    by_unit = short.group_by("unit", "unit_vi", "unit_en").agg(short=pl.len())
    rows = by_unit.sort("short", "unit", descending=[True, False]).to_dicts()
    if not rows:
        return None
    tied = sum(row["short"] == rows[0]["short"] for row in rows) - 1
    return rows[0] | {"tied": tied, "whole_year": "-" not in short["period"][0]}


def _shortest(unit: dict[str, Any], words: Words) -> str:
    key = "acts.unit_missed" if unit["whole_year"] else "acts.unit_behind"
    told = words(key, n=unit["short"])
    return f"{told}, {words('acts.tied', n=unit['tied'])}" if unit["tied"] else told


def _own(visit: Visit, own: pl.DataFrame) -> Component:
    words = visit.words
    tiles = [
        pieces.link(
            [
                html.Span(_own_value(row, words), className="value"),
                html.Span(words.name(row, "indicator"), className="what"),
                html.Span(words("own.cell", cell=row["cell"] or ""), className="way"),
            ],
            visit.address.cell_page(row["bloc"], row["indicator"], row["period"]),
            "tile",
        )
        for row in own.iter_rows(named=True)
    ]
    return pieces.card(
        words("own.title"), html.Div(tiles, className="tiles"), note=words("own.note")
    )


def _own_value(row: dict[str, Any], words: Words) -> str:
    return number.figure(row["actual"], row["qualifier"], row["measure"], words)


def _pledges(visit: Visit, whole: pl.DataFrame) -> list[Component]:
    aimed = whole.filter(pl.col("target").is_not_null())
    if not aimed.height:
        return []
    words = visit.words
    title = words("own.pledges")
    links = {code: visit.address.indicator_page(code) for code in aimed["indicator"]}
    content = progress_table.progress_table(aimed, words, links, title)
    return [pieces.card(title, pieces.table(content, words))]


def _unknown_units(words: Words) -> Component:
    return pieces.card(words("own.units_title"), html.P(words("own.units_text")))


def _nothing_yet(words: Words) -> Component:
    return pieces.card(words("own.units_title"), html.P(words("own.none_text")))


def _bullets(visit: Visit, whole: pl.DataFrame) -> list[Component]:
    words = visit.words
    aimed = whole.filter(pl.col("target").is_not_null())
    if not aimed.height:
        return []
    links = {code: visit.address.indicator_page(code) for code in aimed["indicator"]}
    counted = summary.counts(aimed)
    ahead = pieces.link(words("unit.to_pace"), visit.address.to("/pace"))
    content = [
        pieces.strip(summary.strip(counted), words),
        html.P(ahead, className="note"),
        bullet_groups.columns(aimed, words, visit.palette, links),
    ]
    title = pieces.marked(words("bloc.bullets"), aimed["illustrative"], words)
    return [pieces.card(title, content, note=words("bullet.key"))]


def _heatmap(visit: Visit, cells: pl.DataFrame, whole: pl.DataFrame) -> Component:
    words, address = visit.words, visit.address
    links: heatmap.Links = {
        (row["unit"], row["indicator"]): address.cell_page(
            row["unit"], row["indicator"], row["period"]
        )
        if row["has_cell"]
        else address.unit_page(row["unit"])
        for row in cells.iter_rows(named=True)
    }
    for code in whole["indicator"]:
        links[heatmap.WHOLE, code] = address.indicator_page(code)
    for unit in cells["unit"].unique():
        links[unit, ""] = address.unit_page(unit)
    order = heatmap.WORST if address.order == heatmap.WORST else heatmap.BY_GROUP
    content = heatmap.heatmap(cells, whole, words, links, words("heatmap.title"), order)
    return pieces.card(
        pieces.marked(words("heatmap.title"), cells["illustrative"], words),
        [_orders(visit, order), pieces.table(content, words, coloured=True)],
        note=words("heatmap.note"),
        looks="wide",
    )


def _orders(visit: Visit, order: str) -> Component:
    words = visit.words
    choices = [
        (
            words(f"heatmap.order.{one}"),
            visit.address.to(order=None if one == heatmap.BY_GROUP else one),
            one == order,
        )
        for one in heatmap.ORDERS
    ]
    return pieces.chips(words("heatmap.order"), choices)


def _sent(visit: Visit, sent: pl.DataFrame) -> Component:
    """Show who has sent what; of many units, those who did so in time where a reader opens them."""
    words = visit.words
    in_time = sent["status"].is_in(("on_time", "received", "not_due"))
    many = sent.height > _FEW and bool(in_time.any())
    first = sent.filter(~in_time) if many else sent
    content = [_sent_table(visit, first)] if first.height else []
    if many:
        said = html.Summary(words("completeness.in_time", n=int(in_time.sum())))
        content.append(html.Details([said, _sent_table(visit, sent.filter(in_time))]))
    return pieces.card(words("completeness.title"), content, note=words("completeness.note"))


def _sent_table(visit: Visit, sent: pl.DataFrame) -> Component:
    links = {unit: visit.address.unit_page(unit) for unit in sent["unit"]}
    title = visit.words("completeness.title")
    return pieces.table(reporting.reporting(sent, visit.words, links, title), visit.words)
