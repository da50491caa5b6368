"""Bumps: how ranks move from one stage or year to the next, each unit a line with its name."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from dashboard import theme
from dashboard.figures import heatmap, marks
from dashboard.theme import Palette
from dashboard.words import Words, alphabetical

Row = dict[str, Any]
_STEP = 34
_HEAD = 44
_WRAP = 12  # letters of a line over a column
_LETTERS = 44
_NAMES = 1.15  # columns that the names take beside the last one


def bumps(
    ranks: pl.DataFrame, columns: Sequence[str], marked: str | None, words: Words, palette: Palette
) -> dict[str, Any]:
    """Draw one line a unit through its places in `columns`, which `ranks` names in `column`.

    Units that share a rank stand one below the other with the same number. A column in which a
    unit has no rank breaks its line.
    """
    placed = _places(ranks, columns, words)
    most = max((at for places in placed.values() for at in places.values()), default=0)
    height = _HEAD + _STEP * max(most, 1)
    names = {row["unit"]: heatmap.brief(row, words) for row in ranks.iter_rows(named=True)}
    said = {(row["unit"], row["column"]): row for row in ranks.iter_rows(named=True)}
    gap = max(len(columns) - 1, 1)
    layout = theme.template(palette) | {
        "height": height,
        "xaxis": {"range": [-0.1 * gap, gap * (1 + _NAMES / 2)], "visible": False,
                  "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": [
            *_heads(columns, palette), *_names(placed, columns, names, marked, palette),
        ],
    }  # fmt: skip
    order = sorted(placed, key=lambda unit: unit == marked)  # the marked one lies on top
    data = [_line(unit, placed[unit], said, columns, names, marked, palette) for unit in order]
    return {"data": data, "layout": layout}


def _places(ranks: pl.DataFrame, columns: Sequence[str], words: Words) -> dict[str, dict[str, int]]:
    """Give each unit's place from the top in each column; who share a rank stand by name."""
    placed: dict[str, dict[str, int]] = {}
    for column in columns:
        known = ranks.filter(pl.col("column") == column, pl.col("rank").is_not_null()).to_dicts()
        known.sort(key=lambda row: (row["rank"], alphabetical(heatmap.brief(row, words))))
        for place, row in enumerate(known, start=1):
            placed.setdefault(row["unit"], {})[column] = place
    return placed


def _down(place: int) -> float:
    return _HEAD + _STEP * (place - 0.5)


def _line(
    unit: str,
    places: dict[str, int],
    said: dict[tuple[str, str], Row],
    columns: Sequence[str],
    names: dict[str, str],
    marked: str | None,
    palette: Palette,
) -> dict[str, Any]:
    colour = palette.accent if unit == marked else palette.hatch
    known = [column in places for column in columns]
    ranks = [str(said[unit, column]["rank"]) if column in places else "" for column in columns]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(range(len(columns))),
        "y": [_down(places[column]) if column in places else None for column in columns],
        "text": ranks,
        "textfont": {"size": 12, "color": palette.card if unit == marked else palette.ink},
        "line": {"color": colour, "width": 3.5 if unit == marked else 1.5, "shape": "linear"},
        "marker": {
            "size": [24 if one else 0 for one in known],
            "color": colour if unit == marked else palette.card,
            "line": {"width": 1.5, "color": colour},
            "opacity": 1,
        },
        "connectgaps": False,
        "hovertemplate": f"{names[unit]}<extra></extra>",
        "cliponaxis": False,
    }


def _heads(columns: Sequence[str], palette: Palette) -> Iterator[dict[str, Any]]:
    for place, name in enumerate(columns):
        lines = "<br>".join(textwrap.wrap(name, _WRAP)[:2])
        yield marks.text(lines, place, _HEAD / 2, palette.muted, size=13, anchor="center")


def _names(
    placed: dict[str, dict[str, int]],
    columns: Sequence[str],
    names: dict[str, str],
    marked: str | None,
    palette: Palette,
) -> Iterator[dict[str, Any]]:
    """Write each unit's name right of its last place; of one that left, pale and over the lines."""
    last = len(columns) - 1
    for unit, places in placed.items():
        at = max(place for place, column in enumerate(columns) if column in places)
        name = "<br>".join(textwrap.wrap(names[unit], _LETTERS))
        shown = f"<b>{name}</b>" if unit == marked else name
        colour = palette.ink if at == last else palette.muted
        yield marks.text(shown, at, _down(places[columns[at]]), colour, size=13, shift=20)


def moved(ranks: pl.DataFrame, columns: Sequence[str]) -> int:
    """Count the units whose rank is not the same in the first and the last column."""
    known = ranks.filter(pl.col("rank").is_not_null())
    ends = [
        dict(known.filter(pl.col("column") == column).select("unit", "rank").iter_rows())
        for column in (columns[0], columns[-1])
    ]
    both = ends[0].keys() & ends[1].keys()
    return sum(ends[0][unit] != ends[1][unit] for unit in both)
