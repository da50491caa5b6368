"""The further figures of an indicator's page, by its kind and in the order of the questions."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.figures import (
    change,
    contribution,
    fractions,
    heatmap,
    levels,
    slope,
    spread,
    wording,
)
from dashboard.figures.table import Table
from dashboard.visit import Place, Visit
from warehouse import queries
from warehouse.period import Period

_SPREAD = 3  # different percents from which on a spread says more than a list
_POINTS = 2  # of a line
_MEASURES = ("measure.money", "measure.percent")  # that no row names


def cards(visit: Visit, place: Place, said: dict[str, Any], asked: pl.DataFrame) -> list[Component]:
    """Give the cards for an indicator: who contributes, how units are spread, and over the years.

    `said` is what the indicator is; `asked` holds its progress in the bloc and year, by unit and
    period. A kind that a figure has nothing to say of has no such card.
    """
    if said["kind"] in ("bool", "grade"):
        return []
    told = _one_world(asked.filter(pl.col("unit").is_not_null()))
    here = told.filter(pl.col("period") == place.period)
    by_now = here if "-" in place.period else told
    years = [*_slopes(visit, place, said), *_levels(visit, place, said)]
    beside = [html.Div(years, className="grid two")] if years else []
    return [*_shares(visit, by_now, here), *_spread(visit, here), *beside]


def _one_world(frame: pl.DataFrame) -> pl.DataFrame:
    """Keep what is real, where anything is: illustrative and real never share a figure."""
    known = frame.filter(pl.col("actual").is_not_null())["illustrative"]
    real = not bool(known.all())
    return frame.filter((pl.col("illustrative") != real) | pl.col("actual").is_null())


def _card(
    visit: Visit, drawn: dict[str, Any], finding: str, note: str, twin: Table, marks: pl.Series
) -> Component:
    title = pieces.marked(finding[:1].upper() + finding[1:], marks, visit.words)
    return pieces.card(title, pieces.figure(drawn, finding, visit.words, twin), note=note)


def _shares(visit: Visit, told: pl.DataFrame, here: pl.DataFrame) -> list[Component]:
    """Show what each unit adds to the bloc's total, or of a share its part within its whole."""
    if not told["measure"].is_in(("%", "đồng/người/tháng")).any():
        return _contributions(visit, told)
    rows = fractions.ordered(here)
    if not rows:
        return []
    words = visit.words
    links = _links(visit, here)
    drawn = fractions.bars(rows, words, visit.palette, links)
    twin = fractions.table(rows, words, words("fractions.title"))
    finding = fractions.finding(rows, words)
    return [_card(visit, drawn, finding, words("fractions.note"), twin, here["illustrative"])]


def _contributions(visit: Visit, told: pl.DataFrame) -> list[Component]:
    words = visit.words
    rows = contribution.parts(told)
    if len([row for row in rows if row["total"] is not None]) < _POINTS:
        return []
    drawn = contribution.stacked(rows, words, visit.palette, _links(visit, told))
    twin = contribution.table(rows, words, words("contribution.title"))
    measure = wording.measure_text(rows[0], words) or words(_MEASURES[0])
    split = any(row["first"] is not None for row in rows)
    note = words("contribution.note" if split else "contribution.note.whole", measure=measure)
    return [_card(visit, drawn, contribution.finding(rows, words), note, twin,
                  told["illustrative"])]  # fmt: skip


def _links(visit: Visit, frame: pl.DataFrame) -> dict[str, str]:
    return {unit: visit.address.unit_page(unit) for unit in frame["unit"].unique()}


def _spread(visit: Visit, here: pl.DataFrame) -> list[Component]:
    rows = spread.told(here)
    if len({row["percent"] for row in rows}) < _SPREAD:
        return []
    words = visit.words
    drawn = spread.strip(rows, visit.address.unit, words, visit.palette)
    finding = f"{words('spread.title')}: {spread.finding(rows, words)}"
    title = pieces.marked(finding, here["illustrative"], words)
    figure = pieces.figure(drawn, finding, words, None)
    return [pieces.card(title, figure, note=words("spread.note"))]


def _slopes(visit: Visit, place: Place, said: dict[str, Any]) -> list[Component]:
    """Show each unit beside itself a year before."""
    asked = (visit.con, visit.scope, place.bloc, place.period, str(said["indicator"]))
    found = queries.comparison(*asked)
    found = found.filter(
        pl.col("unit").is_not_null(),
        pl.col("change").is_not_null(),
        pl.col("illustrative") == place.illustrative,
    )
    words = visit.words
    rows = [row | {"label": heatmap.brief(row, words)} for row in found.to_dicts()]
    counted = change.counted(rows)
    if len(slope.drawn(rows)) < _POINTS or set(counted) == {"same"}:
        return []
    finding = words("comparison.units_figure", better=counted.get("better", 0), all=len(rows))
    now, then = (
        Period.parse(rows[0][part]).label(words.language) for part in ("period", "against")
    )
    links = {row["unit"]: visit.address.unit_page(row["unit"]) for row in rows}
    twin = change.table(rows, words, links, words("indicator.slope"), "unit")
    drawn = slope.slope(rows, words, visit.palette)
    note = words("indicator.slope.note", now=now, then=then)
    figure = pieces.figure(drawn, finding, words, twin)
    title = pieces.marked(finding, found["illustrative"], words)
    return [pieces.card(title, html.Div(figure, className="wide-figure slope"), note=note)]


def _levels(visit: Visit, place: Place, said: dict[str, Any]) -> list[Component]:
    """Show the bloc over the years: a line of what stands, columns of what adds up."""
    asked = (visit.con, visit.scope, place.bloc, str(said["indicator"]))
    series = queries.series(*asked).filter(pl.col("illustrative") == place.illustrative)
    rows = levels.points(series, said["across_year"], said["kind"])
    if len(rows) < _POINTS:
        return []
    words = visit.words
    stacked = said["kind"] == "flow"
    first = levels.halves(series) if stacked else {}
    drawn = (
        levels.stacked(rows, first, words, visit.palette)
        if stacked
        else levels.line(rows, words, visit.palette)
    )
    key = "levels.title.stacked" if stacked else "levels.title.line"
    twin = levels.table(rows, first, words, words(key))
    told = "; ".join(levels.said(row, words) for row in rows)
    title = pieces.marked(levels.finding(rows, words), series["illustrative"], words)
    measure = wording.measure_text(said | {"measure": rows[-1]["measure"]}, words)
    note = words("levels.note.stacked" if stacked else "levels.note",
                 measure=measure or words(_MEASURES[rows[-1]["measure"] == "%"]))  # fmt: skip
    figure = pieces.figure(drawn, told, words, twin)
    return [pieces.card(title, figure, note=note)]
