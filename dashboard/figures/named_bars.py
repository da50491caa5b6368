"""Bars with a name above each and words right of each: what figures of units share."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dashboard import theme
from dashboard.figures import heatmap, marks
from dashboard.theme import Palette, Shade
from dashboard.words import Words

Row = dict[str, Any]
BAR = 14
_STEP = 46
_WRAP = 60
_OPEN = {
    ">": "triangle-right-open",
    ">=": "triangle-right-open",
    "<": "triangle-left-open",
    "<=": "triangle-left-open",
}
_FIRST = 30.0  # pixels from the top to the middle of the first bar


def placed(rows: Sequence[Row]) -> Iterator[tuple[float, Row]]:
    """Give each row with the middle of its bar, in pixels from the top."""
    for place, row in enumerate(rows):
        yield _FIRST + place * _STEP, row


def layout(
    rows: Sequence[Row], reach: float, palette: Palette, texts: list[dict[str, Any]]
) -> dict[str, Any]:
    """Lay out rows whose scale, words included, reaches from nought to `reach`."""
    height = _STEP * max(len(rows), 1) + 4
    return theme.template(palette) | {
        "height": height,
        "barmode": "overlay",
        "xaxis": {"range": [0, reach], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": texts,
    }


def bars(
    shown: Sequence[tuple[float, Row]], lengths: list[float], shades: list[Shade]
) -> dict[str, Any]:
    """Draw one bar a row in its shade; what is partly estimated is hatched."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "y": [at for at, _ in shown],
        "width": [BAR] * len(shown),
        "marker": {
            "color": [shade.fill for shade in shades],
            "line": {"width": 1, "color": [shade.edge for shade in shades]},
            "pattern": {
                "shape": ["/" if row["estimated"] else "" for _, row in shown],
                "fgcolor": [shade.ink for shade in shades],
                "fgopacity": 0.55,
                "fillmode": "overlay",
            },
        },
    }


def is_open(row: Row) -> bool:
    """Tell whether the truth may go on beyond a bar's end, or lie further back."""
    return row["qualifier"] in _OPEN


def open_ends(
    shown: Sequence[tuple[float, Row]], lengths: list[float], palette: Palette
) -> dict[str, Any]:
    """Draw an open arrow where a bound leaves a bar's end open."""
    ends = [
        (length, at, _OPEN[row["qualifier"]])
        for (at, row), length in zip(shown, lengths, strict=True)
        if is_open(row)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [length for length, _, _ in ends],
        "y": [at for _, at, _ in ends],
        "marker": {
            "symbol": [symbol for _, _, symbol in ends],
            "size": 11,
            "color": palette.ink,
            "line": {"width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def told(trace: dict[str, Any], rows: Sequence[Row], say: Callable[[Row], str]) -> dict[str, Any]:
    """Let a pointer be told what each bar says."""
    texts = [say(row) for row in rows]
    return trace | {"customdata": texts, "hovertemplate": "%{customdata}<extra></extra>"}


def name(
    row: Row, middle: float, words: Words, palette: Palette, links: Mapping[str, str]
) -> dict[str, Any]:
    """Write a unit's name above its bar, with the way to its page or its cell."""
    short = textwrap.shorten(heatmap.brief(row, words), _WRAP, placeholder="…")
    href = links.get(row["unit"])
    said = f'<a href="{href}" target="_self">{short}</a>' if href else f"<b>{short}</b>"
    return marks.text(said, 0, middle - 19, palette.ink, size=14)
