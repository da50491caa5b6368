"""Spread: where units lie in percent of their targets, and where one of them lies among all."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import heatmap, marks, pace, wording
from dashboard.figures.drawing import bar, dot, drawing, text, tick
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette
from dashboard.words import Words

Row = dict[str, Any]
_HEIGHT = 168
_UP = 0.3  # of the height, where the dots lie
_ABOVE = (0.6, 0.77)  # where names stand, one line each
_ENDS = 2  # how many units are named at either end
_THIRDS = 3


def told(cells: pl.DataFrame) -> list[Row]:
    """Give the units whose percent of their target is known, lowest first."""
    known = cells.filter(pl.col("unit").is_not_null(), pl.col("percent").is_not_null())
    return known.sort("percent", "unit").to_dicts()


def median(rows: list[Row]) -> Decimal | None:
    """Give the middle of the units' percents."""
    if not rows:
        return None
    values: list[Decimal] = sorted(row["percent"] for row in rows)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def strip(rows: list[Row], marked: str | None, words: Words, palette: Palette) -> dict[str, Any]:
    """Draw each unit as a dot on one line of percents; the ends and the marked unit are named."""
    values = [float(row["percent"]) for row in rows]
    values += [100.0, *(float(one) for one in _expected(rows))]
    low, high = min(values), max(values)
    room = max((high - low) * 0.06, 2.0)
    layout = theme.template(palette) | {
        "height": _HEIGHT,
        "xaxis": {"range": [low - room, high + room], "visible": False, "fixedrange": True},
        "yaxis": {"range": [0, 1], "visible": False, "fixedrange": True},
        "shapes": _rules(rows, low, high, palette),
        "annotations": list(_texts(rows, marked, words, palette)),
    }
    return {"data": [_dots(rows, marked, words, palette)], "layout": layout}


def _dots(rows: list[Row], marked: str | None, words: Words, palette: Palette) -> dict[str, Any]:
    shades = [palette.verdicts[row["verdict"]] for row in rows]
    mine = [row["unit"] == marked for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [float(row["percent"]) for row in rows],
        "y": [_UP] * len(rows),
        "marker": {
            "size": [20 if one else 13 for one in mine],
            "color": [shade.fill for shade in shades],
            "opacity": 0.9,
            "symbol": ["diamond" if one else "circle" for one in mine],
            "line": {"width": 1.5, "color": [palette.ink if one else shade.edge
                                              for one, shade in zip(mine, shades, strict=True)]},
        },
        "customdata": [_said(row, words) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }  # fmt: skip


def _rules(rows: list[Row], low: float, high: float, palette: Palette) -> list[dict[str, Any]]:
    """Draw the line, the target, what is expected by now, and the middle of the units."""

    def upright(at: float, colour: str, width: float, dash: str = "solid") -> dict[str, Any]:
        line = {"color": colour, "width": width, "dash": dash}
        return {"type": "line", "x0": at, "x1": at, "y0": _UP - 0.17, "y1": _UP + 0.17,
                "line": line, "layer": "below"}  # fmt: skip

    base = {"color": palette.line, "width": 1}
    rules = [{"type": "line", "x0": low, "x1": high, "y0": _UP, "y1": _UP, "line": base,
              "layer": "below"}, upright(100, palette.ink, 2.5)]  # fmt: skip
    middle = median(rows)
    if middle is not None:
        rules.append(upright(float(middle), palette.accent, 2, "4px,3px"))
    rules += [upright(float(one), palette.muted, 1.5) for one in _expected(rows)]
    return rules


def _expected(rows: list[Row]) -> list[Decimal]:
    """Give what is expected of all by now, where it is one and the same and short of the target."""
    found = {row["expected_percent"] for row in rows if row["expected_percent"] is not None}
    return [one for one in found if len(found) == 1 and 0 < one < 100]  # noqa: PLR2004 - percent


def _texts(
    rows: list[Row], marked: str | None, words: Words, palette: Palette
) -> Iterator[dict[str, Any]]:
    middle = median(rows)
    if middle is None:
        return
    yield marks.text(words("spread.target"), 100, 0.06, palette.muted, anchor="center")
    for one in _expected(rows):
        yield marks.text(words("spread.expected"), float(one), 0.06, palette.muted, anchor="center")
    for up, (row, anchor) in zip(_ABOVE, _named(rows, marked), strict=False):
        colour = palette.ink if row["unit"] == marked else palette.muted
        yield marks.text(_said(row, words), float(row["percent"]), up, colour, anchor=anchor)
    said = words("spread.median", percent=number.percent(middle, words))
    yield marks.text(said, float(middle), 0.94, palette.accent, anchor="center")


def _named(rows: list[Row], marked: str | None) -> list[tuple[Row, str]]:
    """Name the lowest and the highest, and the marked one alone where it would touch them."""
    mine = [row for row in rows if row["unit"] == marked]
    if mine:
        return [(mine[0], _anchor(rows, mine[0]))]
    return [(rows[0], "left"), (rows[-1], "right")] if len(rows) >= _ENDS else [(rows[0], "left")]


def _anchor(rows: list[Row], row: Row) -> str:
    share = rows.index(row) / max(len(rows) - 1, 1)
    return "left" if share < 1 / _THIRDS else "right" if share > 2 / _THIRDS else "center"


def _said(row: Row, words: Words) -> str:
    share = number.bound(number.percent(row["percent"], words), row["qualifier"], words)
    return f"{heatmap.brief(row, words)} {share}"


def finding(rows: list[Row], words: Words) -> str:
    """Say from where to where the units lie, and where the middle is."""
    middle = median(rows)
    if middle is None:
        return words("spread.none")
    ends = (rows[0]["percent"], rows[-1]["percent"])
    low, high = (number.percent(end, words) for end in ends)
    return words("spread.finding", low=low, high=high, median=number.percent(middle, words))


def rank(rows: list[Row], unit: str) -> tuple[int, int, bool] | None:
    """Give a unit's place among those known, best first: the place, of how many, and if shared."""
    mine = next((row["percent"] for row in rows if row["unit"] == unit), None)
    if mine is None:
        return None
    above = sum(row["percent"] > mine for row in rows)
    shared = sum(row["percent"] == mine for row in rows) > 1
    return above + 1, len(rows), shared


def places(
    cells: pl.DataFrame, unit: str, words: Words, links: Mapping[str, str], caption: str
) -> Table:
    """Lay out one row an indicator: the units as dots, the unit among them, and its place.

    Only targets to grow to: there more percent is better, and a place has a meaning. The lowest
    places come first.
    """
    grows = cells.filter(pl.col("comparator").is_in((">=", ">")), pl.col("percent").is_not_null())
    found = []
    for one in grows.partition_by("indicator", maintain_order=True):
        rows = told(one)
        place = rank(rows, unit)
        if place is not None and len(rows) > 1:
            found.append((place, rows))
    found.sort(key=lambda each: -each[0][0] / each[0][1])
    keys = ("indicator", "among", "mine", "median", "place")
    numbers = {"mine", "median", "place"}
    head = [
        Cell(words(f"column.{key}"), heading=True, drawn=_axis() if key == "among" else "",
             looks="num" if key in numbers else "drawing" if key == "among" else "")
        for key in keys
    ]  # fmt: skip
    laid = [_place(rows, unit, place, words, links) for place, rows in found]
    return Table(caption, head, laid, looks="plain packed")


def _axis() -> str:
    return drawing([text(pace.place(at), 12, f"{at}%", "d-scale") for at in (0, 50, 100)], 16)


def _place(
    rows: list[Row], unit: str, place: tuple[int, int, bool], words: Words, links: Mapping[str, str]
) -> list[Cell]:
    mine = next(row for row in rows if row["unit"] == unit)
    at, of, shared = place
    middle = median(rows)
    percent = number.bound(number.percent(mine["percent"], words), mine["qualifier"], words)
    spoken = words("spread.shared" if shared else "spread.place", rank=at, n=of)
    return [
        Cell(wording.label(mine, words), heading=True, looks="first",
             href=links.get(mine["indicator"])),
        Cell(finding(rows, words), drawn=_dotted(rows, unit), looks="drawing"),
        Cell(percent, looks="num", value=mine["percent"], measure="%",
             qualifier=mine["qualifier"]),
        Cell(number.percent(middle, words), looks="num", value=middle, measure="%"),
        Cell(spoken, looks="num", value=at),
    ]  # fmt: skip


def _dotted(rows: list[Row], unit: str) -> str:
    """Draw the units as rings and the one among them as a full dot, over the target's tick."""
    mine = next(row for row in rows if row["unit"] == unit)
    middle = median(rows) or Decimal(0)
    looks = str(mine["verdict"]).replace("_", "-")
    return drawing(
        [
            bar(0, pace.place(100), 2, "d-track"),
            tick(pace.place(100), 9, "d-target"),
            tick(pace.place(float(middle)), 8, "d-middle"),
            *(dot(pace.place(float(row["percent"])), 4, "d-other") for row in rows
              if row["unit"] != unit),
            dot(pace.place(float(mine["percent"])), 6.5, f"d-mine d-bar d-{looks}"),
        ]
    )  # fmt: skip
