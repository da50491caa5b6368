"""Levels: one indicator over the years, a line for what stands, halves stacked for what adds up."""

import itertools
from collections.abc import Iterator
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import marks
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette
from dashboard.words import Words
from warehouse.period import Period

Row = dict[str, Any]
_HEIGHT = 280
_WHOLE = 100.0
_FEW = 5  # points that can all be written out
_ANCHORS = {0: "left", -1: "right"}  # of the first and the last of many
_PLACES = 3  # at the least, so that a column is no wall


def points(series: pl.DataFrame, across_year: str, kind: str) -> list[Row]:
    """Give the points of a line in order of time, all in the newest measure.

    What stands at a day (the last of a year) is told by each half; what gathers over a year, and
    what adds up, by whole years only.
    """
    every = across_year == "last" and kind != "flow"
    told = series if every else series.filter(~pl.col("period").str.contains("-"))
    rows = sorted(told.to_dicts(), key=lambda row: (row["year"], "-" not in row["period"]))
    alike = [row for row in rows if row["measure"] == rows[-1]["measure"]]
    return list({row["period"]: row for row in alike}.values())


def halves(series: pl.DataFrame) -> dict[int, Row]:
    """Give the first half of each year, for what adds up over a year."""
    first = series.filter(pl.col("period").str.contains("-"))
    return {row["year"]: row for row in first.iter_rows(named=True)}


def line(rows: list[Row], words: Words, palette: Palette) -> dict[str, Any]:
    """Draw the points and what joins them; across a break nothing is joined."""
    return _figure(rows, [*_joined(rows, palette), _dots(rows, words, palette)], words, palette)


def stacked(
    rows: list[Row], first: dict[int, Row], words: Words, palette: Palette
) -> dict[str, Any]:
    """Draw a column a year: its first half dark, the rest light."""
    light, dark = palette.verdicts["on_pace"], palette.verdicts["met"]
    places = [place for place, row in enumerate(rows) if row["year"] in first]
    columns = {
        "type": "bar", "width": 0.5, "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip
    wholes = columns | {
        "x": list(range(len(rows))), "y": [float(row["value"]) for row in rows],
        "marker": {
            "color": [light.fill if row["year"] in first else dark.fill for row in rows],
            "line": {"width": 1, "color": dark.fill},
        },
        "customdata": [said(row, words) for row in rows],
    }  # fmt: skip
    lower = columns | {
        "x": places, "y": [float(first[rows[place]["year"]]["value"]) for place in places],
        "marker": {"color": dark.fill, "line": {"width": 1, "color": dark.fill}},
        "customdata": [said(first[rows[place]["year"]], words) for place in places],
    }  # fmt: skip
    return _figure(rows, [wholes, lower], words, palette)


def _figure(
    rows: list[Row], data: list[dict[str, Any]], words: Words, palette: Palette
) -> dict[str, Any]:
    top = _top(rows)
    layout = theme.template(palette) | {
        "height": _HEIGHT,
        "barmode": "overlay",
        "margin": {"l": 0, "r": 0, "t": 8, "b": 0, "pad": 0},
        "xaxis": {
            "range": [-0.6, max(len(rows), _PLACES) - 0.4],
            "visible": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [-top * 0.14, top * 1.16], "visible": False, "fixedrange": True},
        "shapes": [*_base(rows, palette), *_breaks(rows, top, palette), *_aims(rows, palette)],
        "annotations": list(_texts(rows, top, words, palette)),
    }
    return {"data": data, "layout": layout}


def _top(rows: list[Row]) -> float:
    values = [float(row["value"]) for row in rows]
    values += [float(row["target"]) for row in rows if row["target"] is not None]
    if rows and rows[0]["measure"] == "%":
        values.append(_WHOLE)
    return max(values, default=1.0) or 1.0


def _base(rows: list[Row], palette: Palette) -> list[dict[str, Any]]:
    line = {"color": palette.line, "width": 1}
    ends = {"x0": -0.5, "x1": max(len(rows), 1) - 0.5, "y0": 0, "y1": 0}
    return [{"type": "line", "line": line} | ends]


def _breaks(rows: list[Row], top: float, palette: Palette) -> Iterator[dict[str, Any]]:
    line = {"color": palette.verdicts["behind"].edge, "width": 1.5, "dash": "4px,3px"}
    for place, row in enumerate(rows):
        if row["break"] and place:
            yield {"type": "line", "x0": place - 0.5, "x1": place - 0.5, "y0": 0, "y1": top,
                   "line": line}  # fmt: skip


def _aims(rows: list[Row], palette: Palette) -> Iterator[dict[str, Any]]:
    line = {"color": palette.ink, "width": 2.5}
    for place, row in enumerate(rows):
        if row["target"] is not None:
            aim = float(row["target"])
            yield {"type": "line", "x0": place - 0.3, "x1": place + 0.3, "y0": aim, "y1": aim,
                   "line": line}  # fmt: skip


def _joined(rows: list[Row], palette: Palette) -> Iterator[dict[str, Any]]:
    for place, (before, after) in enumerate(itertools.pairwise(rows)):
        apart = bool(after["break"]) or after["year"] > before["year"] + 1
        yield {
            "type": "scatter", "mode": "lines", "x": [place, place + 1],
            "y": [float(before["value"]), float(after["value"])], "hoverinfo": "skip",
            "line": {"color": palette.hatch if apart else palette.accent,
                     "width": 1.5 if apart else 2.5, "dash": "dot" if apart else "solid"},
        }  # fmt: skip


def _dots(rows: list[Row], words: Words, palette: Palette) -> dict[str, Any]:
    exact = [row["qualifier"] == "=" and not row["of_comparable"] for row in rows]
    return {
        "type": "scatter", "mode": "markers", "x": list(range(len(rows))),
        "y": [float(row["value"]) for row in rows],
        "marker": {
            "size": 10, "color": [palette.accent if one else palette.card for one in exact],
            "line": {"width": 2, "color": palette.accent},
        },
        "customdata": [said(row, words) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _texts(rows: list[Row], top: float, words: Words, palette: Palette) -> Iterator[dict[str, Any]]:
    """Write values and years; of many points only the ends and the highest, and whole years."""
    few = len(rows) <= _FEW
    highest = max(rows, key=lambda row: row["value"], default=None)
    for place, row in enumerate(rows):
        anchor = "center" if few else _ANCHORS.get(place - (place and len(rows)), "center")
        if few or anchor != "center" or row is highest:
            up = max(float(row["value"]), float(row["target"] or 0)) + top * 0.075
            value = _value(row, words)
            over = {"bgcolor": palette.card}  # over the line that runs there
            yield marks.text(value, place, up, palette.ink, size=13, anchor=anchor) | over
        half = "-" in row["period"]
        if few or not half:
            when = words("levels.half", year=row["year"]) if half else str(row["year"])
            yield marks.text(when, place, -top * 0.075, palette.muted, anchor="center")


def _value(row: Row, words: Words) -> str:
    measure = "đồng" if row["measure"] in number.MONEY else row["measure"]
    return number.figure(row["value"], row["qualifier"], measure, words)


def said(row: Row, words: Words) -> str:
    """Say a point: when, how much, of how many units, and what breaks the series there."""
    when = Period.parse(row["period"]).label(words.language)
    told = [f"{when}: {_value(row, words)}"]
    if row["of_comparable"]:
        told.append(words("levels.comparable", n=row["comparable_units"]))
    elif row["expected"]:
        told.append(words("summary.reported", done=row["reported"], n=row["expected"]))
    if row["break"]:
        told.append(words(f"break.{row['break']}"))
    return "; ".join(told)


def finding(rows: list[Row], words: Words) -> str:
    """Say where the series stands against its first point, unless something breaks it between."""
    first, last = rows[0], rows[-1]
    pair = {"first": _value(first, words), "last": _value(last, words),
            "since": first["year"], "year": last["year"]}  # fmt: skip
    if any(row["break"] for row in rows[1:]):
        return words("levels.finding.broken", **pair)
    return words("levels.finding", **pair)


def table(rows: list[Row], first: dict[int, Row], words: Words, caption: str) -> Table:
    """Lay out the points: when, the first half where it is a part, the value, units, breaks."""
    keys = ("period", *(("half",) if first else ()), "value", "target", "break")
    head = [
        Cell(
            words(f"column.{key}"), heading=True, looks="" if key in ("period", "break") else "num"
        )
        for key in keys
    ]
    laid = []
    for row in rows:
        half = first.get(row["year"])
        cells = {
            "period": Cell(Period.parse(row["period"]).label(words.language), heading=True),
            "half": _cell(half, "value", words) if half else Cell("", looks="num"),
            "value": _cell(row, "value", words),
            "target": _cell(row, "target", words),
            "break": Cell(words(f"break.{row['break']}") if row["break"] else ""),
        }
        laid.append([cells[key] for key in keys])
    return Table(caption, head, laid, looks="plain")


def _cell(row: Row, key: str, words: Words) -> Cell:
    value, measure = row[key], row["measure"]
    if value is None:
        return Cell("", looks="num")
    bound = row["qualifier"] if key == "value" else None
    text = number.figure(value, bound, measure, words)
    return Cell(text, looks="num", value=value, measure=measure, qualifier=bound)
