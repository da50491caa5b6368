"""Bullets: what is done, against the year's target and what is expected by now.

Bar: done. Thick tick: the target. Thin tick: expected by now. A bound ends in an open arrow, an
estimate is hatched, a silent row is an empty outlined slot.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import marks, wording
from dashboard.theme import Palette
from dashboard.words import Words

LIMIT = 130.0  # percent of target that the scale shows; what lies beyond ends in an arrow
_SCALE = 268.0  # the bars take LIMIT of it, the words right of them the rest
_WRAP = 42
_LINE = 19
_BAR = 12
_GAP = 24


@dataclass(frozen=True)
class _Row:
    """One bullet with its place: `top` of the name, `middle` of the bar, in pixels."""

    said: dict[str, Any]
    name: list[str]
    top: float
    middle: float
    bottom: float


def bullets(
    progress: pl.DataFrame,
    words: Words,
    palette: Palette,
    links: dict[str, str],
    wrap: int = _WRAP,
) -> dict[str, Any]:
    """Draw one bullet a row of progress, in the frame's order; `links` by indicator or unit."""
    rows = list(_placed(progress, words, wrap))
    height = rows[-1].bottom if rows else 40.0
    layout = theme.template(palette) | {
        "height": height,
        "barmode": "overlay",
        "xaxis": {"range": [0, _SCALE], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "shapes": [shape for row in rows for shape in _marks(row.said, row.middle, palette)],
        "annotations": [text for row in rows for text in _texts(row, words, palette, links)],
    }
    return {"data": _bars(rows, words, palette), "layout": layout}


def _placed(progress: pl.DataFrame, words: Words, wrap: int) -> Iterator[_Row]:
    top = 0.0
    for said in progress.iter_rows(named=True):
        name = textwrap.wrap(wording.label(said, words), wrap) or [""]
        middle = top + _LINE * (len(name) + 1) + 9
        yield _Row(said, name, top, middle, middle + _GAP)
        top = middle + _GAP


def reach(said: dict[str, Any]) -> float | None:
    """Measure a bar, in percent of the target; a bound has a length although it has no percent."""
    if said["percent"] is not None:
        return float(said["percent"])
    aims_up = said["comparator"] in (">=", ">", "=") and (said["target"] or 0) > 0
    if not aims_up or said["actual"] is None or said["kind"] in ("bool", "grade"):
        return None
    return float(said["actual"]) / float(said["target"]) * 100


def _bars(rows: list[_Row], words: Words, palette: Palette) -> list[dict[str, Any]]:
    shown = [row for row in rows if reach(row.said) is not None]
    lengths = [min(reach(row.said) or 0.0, LIMIT) for row in shown]
    shades = [palette.verdicts[row.said["verdict"]] for row in shown]
    hatched = ["/" if row.said["estimated"] else "" for row in shown]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": [row.middle for row in shown],
        "width": [_BAR] * len(shown),
        "marker": {
            "color": [shade.fill for shade in shades],
            "line": {"width": 1, "color": [shade.edge for shade in shades]},
            "pattern": {
                "shape": hatched,
                "fgcolor": [shade.ink for shade in shades],
                "fgopacity": 0.55,
                "fillmode": "overlay",
            },
        },
        "customdata": [_hover(row, words) for row in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return [bars, _arrows(shown, lengths, palette)]


def _arrows(shown: list[_Row], lengths: list[float], palette: Palette) -> dict[str, Any]:
    """Draw an open arrow where a bound, or the end of the scale, leaves a bar's end open."""
    open_ended = [
        (row, length)
        for row, length in zip(shown, lengths, strict=True)
        if row.said["qualifier"] in (">", ">=") or (reach(row.said) or 0.0) > LIMIT
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [length + 2 for _, length in open_ended],
        "y": [row.middle for row, _ in open_ended],
        "marker": {
            "symbol": "triangle-right-open",
            "size": 11,
            "color": palette.ink,
            "line": {"width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _marks(said: dict[str, Any], middle: float, palette: Palette) -> list[dict[str, Any]]:
    half = _BAR / 2
    if reach(said) is None:
        return [marks.slot(middle, 100, _BAR, palette)] if _is_silent(said) else []
    track = _box(0, 100, middle - half, middle + half, palette.track)
    drawn = [track | {"layer": "below"}, _tick(100, middle, half + 4, palette.ink, 2.5)]
    expected = said["expected_percent"]
    if expected is not None and 0 < expected < 100:  # noqa: PLR2004 - percent
        drawn.append(_tick(float(expected), middle, half + 4, palette.muted, 1.5))
    return drawn


def _is_silent(said: dict[str, Any]) -> bool:
    asked = said["target"] is not None and said["verdict"] != "not_applicable"
    return asked and said["actual"] is None


def _box(x0: float, x1: float, y0: float, y1: float, fill: str) -> dict[str, Any]:
    line = {"width": 0}
    return {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "fillcolor": fill, "line": line}


def _tick(x: float, middle: float, half: float, colour: str, width: float) -> dict[str, Any]:
    line = {"color": colour, "width": width}
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": middle - half,
        "y1": middle + half,
        "line": line,
    }


def _texts(
    row: _Row, words: Words, palette: Palette, links: dict[str, str]
) -> Iterator[dict[str, Any]]:
    said = row.said
    href = links.get(str(said.get("key") or said["indicator"]))
    for position, line in enumerate(row.name):
        text = f"<b>{line}</b>" if href is None else f'<a href="{href}" target="_self">{line}</a>'
        yield marks.text(text, 0, row.top + _LINE * (position + 0.5), palette.ink, size=14)
    below = row.top + _LINE * (len(row.name) + 0.5)
    yield marks.text(wording.amount(said, words), 0, below, palette.muted)
    beside, shift = (LIMIT, 16) if reach(said) is not None or _is_silent(said) else (0.0, 0)
    standing = wording.standing(said, words)
    yield marks.text(standing, beside, row.middle, palette.ink, shift=shift)


def _hover(row: _Row, words: Words) -> str:
    said = row.said
    lines = [wording.label(said, words), wording.amount(said, words), wording.standing(said, words)]
    if said["expected_percent"] is not None:
        lines.append(
            words("bullet.expected", percent=number.percent(said["expected_percent"], words))
        )
    if said["estimated"]:
        lines.append(words("bullet.estimated", n=said["estimated"]))
    return "<br>".join(lines)
