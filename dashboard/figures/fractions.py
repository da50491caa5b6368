"""Fractions: of a share, the numerator within its denominator, unit by unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap, marks, named_bars
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette, Shade
from dashboard.words import Words

Row = dict[str, Any]
_SCALE = 1.5
_PARTS = ("numerator", "denominator")


def ordered(cells: pl.DataFrame) -> list[Row]:
    """Give the units that told both parts of a share, the largest denominator first."""
    known = cells.filter(
        pl.col("unit").is_not_null(),
        pl.col("numerator").is_not_null(),
        pl.col("denominator").is_not_null(),
    )
    by = ["denominator", "numerator", "unit"]
    return known.sort(by, descending=[True, True, False]).to_dicts()


def bars(
    rows: list[Row], words: Words, palette: Palette, links: Mapping[str, str]
) -> dict[str, Any]:
    """Draw one bar a unit: the whole as an outline, the part that counts filled."""
    longest = max((float(row["denominator"]) for row in rows), default=0.0) or 1.0
    placed = list(named_bars.placed(rows))
    texts = [
        text
        for at, row in placed
        for text in (
            named_bars.name(row, at, words, palette, links),
            marks.text(_beside(row, words), float(row["denominator"]), at, palette.ink,
                            shift=8),
        )
    ]  # fmt: skip
    layout = named_bars.layout(rows, longest * _SCALE, palette, texts)
    shades = [palette.verdicts[row["verdict"]] for row in rows]
    part = named_bars.bars(placed, [float(row["numerator"]) for row in rows], shades)
    part = named_bars.told(part, rows, lambda row: said(row, words))
    return {"data": [_wholes(placed, palette), part], "layout": layout}


def _wholes(placed: list[tuple[float, Row]], palette: Palette) -> dict[str, Any]:
    outline = Shade(palette.track, palette.ink, palette.hatch)
    lengths = [float(row["denominator"]) for _, row in placed]
    exact = [(at, row | {"estimated": 0}) for at, row in placed]
    return named_bars.bars(exact, lengths, [outline] * len(placed)) | {"hoverinfo": "skip"}


def _beside(row: Row, words: Words) -> str:
    done, of = (number.number(row[part], words, 2) for part in _PARTS)
    return words("fractions.beside", done=done, of=of, share=_share(row, words))


def _share(row: Row, words: Words) -> str:
    if not row["denominator"]:
        return words("sign.not_applicable")
    share = 100 * row["numerator"] / row["denominator"]
    return number.bound(number.percent(share, words), row["qualifier"], words)


def said(row: Row, words: Words) -> str:
    """Say a unit's part, whole and share."""
    return f"{heatmap.brief(row, words)}: {_beside(row, words)}"


def finding(rows: list[Row], words: Words) -> str:
    """Say the part of the whole over all that told it, and which unit has the least of its own."""
    done, of = (sum((row[part] for row in rows), Decimal(0)) for part in _PARTS)
    whole = {
        "done": number.number(done, words, 2),
        "of": number.number(of, words, 2),
        "share": _share({"numerator": done, "denominator": of, "qualifier": None}, words),
    }
    known = [row for row in rows if row["denominator"]]
    lowest = min(known, key=lambda row: row["numerator"] / row["denominator"], default=None)
    if lowest is None or len({row["numerator"] / row["denominator"] for row in known}) == 1:
        return words("fractions.finding.alike", **whole)
    unit, share = heatmap.brief(lowest, words), _share(lowest, words)
    return words("fractions.finding", **whole, unit=unit, lowest=share)


def table(rows: list[Row], words: Words, caption: str) -> Table:
    """Lay out the same as a table: part, whole and share of each unit."""
    keys = ("unit", "numerator", "denominator", "share_of")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="" if key == "unit" else "num")
        for key in keys
    ]
    laid = [
        [
            Cell(words.name(row, "unit"), heading=True, looks="first"),
            *(
                Cell(number.number(row[part], words, 2), looks="num", value=row[part])
                for part in _PARTS
            ),
            Cell(_share(row, words), looks="num", measure="%", qualifier=row["qualifier"],
                 value=100 * row["numerator"] / row["denominator"] if row["denominator"] else None),
        ]
        for row in rows
    ]  # fmt: skip
    return Table(caption, head, laid, looks="plain")
