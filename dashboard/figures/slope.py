"""Slopes: the same period of two years side by side, each line with its name and its change."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import theme
from dashboard.figures import change, marks, wording
from dashboard.theme import Palette
from dashboard.words import Words

Row = dict[str, Any]
SHOWN = 14  # lines of a figure; all of them stand in the table
_STEP = 22  # pixels from one name to the next
_MORE = 17  # pixels more for each further line of a name
_LETTERS = 39  # of a name and its change
_RIGHT = 2.75  # the lines take one of it, their names the rest
_HEAD = 28


@dataclass(frozen=True)
class _Line:
    said: Row
    earlier: float
    now: float
    name: str  # in as many lines as it needs
    beside: float = 0.0  # where its name stands, in pixels from the top


def slope(rows: Sequence[Row], words: Words, palette: Palette) -> dict[str, Any]:
    """Draw one line a row of a comparison, all of one scale: shares as they are, else as indexes.

    A share is drawn in percent, anything else in percent of the year before, which is 100. Where
    there are more than SHOWN lines the widest changes are drawn.
    """
    told = [_line(row, words) for row in rows if _is_drawn(row)]
    widest = sorted(told, key=lambda one: -abs(one.now - one.earlier))[:SHOWN]
    step = _STEP + _MORE * max((one.name.count("<br>") for one in widest), default=0)
    height = max(step * len(widest) + 2 * _HEAD, 4 * _STEP)
    low, high = _ends(widest)
    laid = _beside(widest, low, high, height, step)
    heads = [_head(rows, place, palette) for place in (0, 1)] if laid else []
    layout = theme.template(palette) | {
        "height": height,
        "xaxis": {"range": [-0.03, _RIGHT], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "shapes": [*_posts(laid, height, palette), *(_leader(one, low, high, height, palette)
                                                     for one in laid)],
        "annotations": [*heads, *(_name(one, words, palette) for one in laid)],
    }  # fmt: skip
    data = [_trace(one, low, high, height, words, palette) for one in laid]
    return {"data": data, "layout": layout}


def _is_drawn(row: Row) -> bool:
    if row["value"] is None or row["earlier"] is None or row["kind"] in ("bool", "grade"):
        return False
    return row["measure"] == "%" or bool(row["earlier"] > 0)


def _line(row: Row, words: Words) -> _Line:
    room = max(_LETTERS - len(change.brief(row, words)), 12)
    first, *more = textwrap.wrap(_label(row, words), room) or [""]
    name = "<br>".join([first, *textwrap.wrap(" ".join(more), _LETTERS)])
    if row["measure"] == "%":
        return _Line(row, float(row["earlier"]), float(row["value"]), name)
    return _Line(row, 100.0, 100 * float(row["value"]) / float(row["earlier"]), name)


def _ends(told: Sequence[_Line]) -> tuple[float, float]:
    ends = [end for one in told for end in (one.earlier, one.now)] or [0.0, 100.0]
    room = max((max(ends) - min(ends)) * 0.06, 0.5)
    return min(ends) - room, max(ends) + room


def _down(value: float, low: float, high: float, height: float) -> float:
    return _HEAD + (high - value) / (high - low) * (height - 2 * _HEAD)


def _beside(
    told: Sequence[_Line], low: float, high: float, height: float, step: float
) -> list[_Line]:
    """Place the names beside the lines' ends, pushed apart where they would touch."""
    ordered = sorted(told, key=lambda one: (-one.now, str(one.said["indicator"])))
    wanted = [_down(one.now, low, high, height) for one in ordered]
    for place in range(1, len(wanted)):
        wanted[place] = max(wanted[place], wanted[place - 1] + step)
    limit = height - step / 2
    for place in reversed(range(len(wanted))):
        wanted[place] = min(wanted[place], limit)
        limit = wanted[place] - step
    return [replace(one, beside=at) for one, at in zip(ordered, wanted, strict=True)]


def _colour(row: Row, palette: Palette) -> str:
    found = change.judged(row)
    return {"better": palette.good, "worse": palette.bad}.get(found, palette.hatch)


def _trace(
    one: _Line, low: float, high: float, height: float, words: Words, palette: Palette
) -> dict[str, Any]:
    told = f"{_label(one.said, words)}<br>{change.said(one.said, words)}"
    colour = _colour(one.said, palette)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [0, 1],
        "y": [_down(value, low, high, height) for value in (one.earlier, one.now)],
        "line": {"color": colour, "width": 1.5 if colour == palette.hatch else 2.5},
        "marker": {"size": 8, "color": colour},
        "hovertemplate": f"{told}<extra></extra>",
        "cliponaxis": False,
    }


def _posts(told: Sequence[_Line], height: float, palette: Palette) -> list[dict[str, Any]]:
    line = {"color": palette.line, "width": 1}
    post = {"type": "line", "y0": _HEAD - 6, "y1": height - _STEP / 2, "line": line}
    return [post | {"x0": x, "x1": x, "layer": "below"} for x in (0, 1)] if told else []


def _leader(one: _Line, low: float, high: float, height: float, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.line, "width": 1}
    start = _down(one.now, low, high, height)
    return {"type": "line", "x0": 1.03, "x1": 1.1, "y0": start, "y1": one.beside, "line": line}


def _head(rows: Sequence[Row], place: int, palette: Palette) -> dict[str, Any]:
    year = str(rows[0]["period"] if place else rows[0]["against"])[:4]
    return marks.text(year, place, 8, palette.muted, size=13, anchor="right" if place else "left")


def _label(row: Row, words: Words) -> str:
    return wording.label(row, words)


def _name(one: _Line, words: Words, palette: Palette) -> dict[str, Any]:
    moved = change.brief(one.said, words)
    sign = change.SIGNS[change.judged(one.said)]
    colour = _colour(one.said, palette)
    ink = palette.muted if colour == palette.hatch else colour
    text = f'<span style="color:{ink}"><b>{sign} {moved}</b></span>  {one.name}'
    return marks.text(text, 1.13, one.beside, palette.ink, size=13)


def drawn(rows: Sequence[Row]) -> list[Row]:
    """Give the rows that a slope can show: with a figure in both years, and no yes or grade."""
    return [row for row in rows if _is_drawn(row)]
