"""Contribution: what each unit adds to the bloc's total, its first half and what came after."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap, marks, named_bars, wording
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette, Shade
from dashboard.words import Words

Row = dict[str, Any]
_SCALE = 1.75  # the longest bar takes one of it, the words right of the bars the rest


def parts(cells: pl.DataFrame) -> list[Row]:
    """Give each unit's year in its two halves, the largest first; those in silence last.

    `cells` are the rows of one indicator and year of units, in every period. `first` and `second`
    add up to `total`; where the halves are not told apart `first` is None and `second` the whole.
    A unit's `share` of what all told is in percent; none where a value may be negative.
    """
    told: dict[str, dict[str, Row]] = {}
    for row in cells.filter(pl.col("unit").is_not_null()).iter_rows(named=True):
        told.setdefault(row["unit"], {})[_half(row["period"])] = row
    rows = [_parts(one) for one in told.values()]
    whole = sum((row["total"] for row in rows if row["total"] is not None), Decimal(0))
    for row in rows:
        known = row["total"] is not None and whole > 0
        row["share"] = 100 * row["total"] / whole if known else None
    return sorted(rows, key=lambda row: (row["total"] is None, -(row["total"] or 0), row["unit"]))


def _half(period: str) -> str:
    return period[-2:] if "-" in period else "year"


def _parts(one: dict[str, Row]) -> Row:
    """Put a unit's year together; of a sum over the year the halves are parts, else it is whole."""
    newest = one.get("year") or one.get("S1") or one["S2"]
    year, first, second = (one.get(key, {}).get("actual") for key in ("year", "S1", "S2"))
    adds_up = newest["kind"] == "flow"
    total = year if year is not None else first if adds_up else None
    split = adds_up and first is not None and (year is None or second is not None)
    told = one["year"] if year is not None else newest if total is None else one["S1"]
    return told | {
        "total": total if total is not None else newest["actual"],
        "first": first if split else None,
        "second": second if split and year is not None else None,
    }


def stacked(
    rows: list[Row], words: Words, palette: Palette, links: Mapping[str, str]
) -> dict[str, Any]:
    """Draw one bar a unit: the first half dark, the second light, a silent unit an empty slot."""
    longest = max((float(row["total"]) for row in rows if row["total"] is not None), default=0.0)
    longest = longest or 1.0
    placed = list(named_bars.placed(rows))
    texts = [
        text
        for at, row in placed
        for text in (
            named_bars.name(row, at, words, palette, links),
            _words(row, at, longest, words, palette),
        )
    ]
    slots = [
        marks.slot(at, longest, named_bars.BAR, palette)
        for at, row in placed
        if row["total"] is None
    ]
    layout = named_bars.layout(rows, longest * _SCALE, palette, texts) | {"shapes": slots}
    told = [(at, row) for at, row in placed if row["total"] is not None]
    ends = named_bars.open_ends(told, [float(row["total"]) for _, row in told], palette)
    data = [_wholes(told, words, palette), _firsts(told, words, palette), ends]
    return {"data": data, "layout": layout}


def _wholes(told: list[tuple[float, Row]], words: Words, palette: Palette) -> dict[str, Any]:
    """Draw the whole: light under its first half, grey where its halves are not told."""
    light, dark = palette.verdicts["on_pace"], palette.verdicts["met"]
    split = any(row["first"] is not None for _, row in told)
    alone = Shade(palette.track, palette.ink, palette.hatch) if split else dark
    shades = [alone if row["first"] is None else light for _, row in told]
    lengths = [float(row["total"]) for _, row in told]
    drawn = named_bars.bars(told, lengths, shades)
    return named_bars.told(drawn, [row for _, row in told], lambda row: said(row, words))


def _firsts(told: list[tuple[float, Row]], words: Words, palette: Palette) -> dict[str, Any]:
    halves = [(at, row) for at, row in told if row["first"] is not None]
    lengths = [float(row["first"]) for _, row in halves]
    drawn = named_bars.bars(halves, lengths, [palette.verdicts["met"]] * len(halves))
    return named_bars.told(drawn, [row for _, row in halves], lambda row: said(row, words))


def _words(
    row: Row, middle: float, longest: float, words: Words, palette: Palette
) -> dict[str, Any]:
    end = float(row["total"]) if row["total"] is not None else longest
    shift = 20 if named_bars.is_open(row) else 8
    return marks.text(_beside(row, words), end, middle, palette.ink, shift=shift)


def _beside(row: Row, words: Words) -> str:
    if row["total"] is None:
        return wording.done_text(row | {"actual": None}, words)
    total = number.figure(row["total"], row["qualifier"], row["measure"], words)
    share = number.percent(row["share"], words) if row["share"] is not None else ""
    if row["second"] is not None:
        halves = (number.short(row[half], row["measure"], words) for half in ("first", "second"))
        total = words("contribution.sum", halves=" + ".join(halves), total=total)
    elif row["kind"] == "flow" and row["first"] is None and "-" not in row["period"]:
        total = words("contribution.unsplit", total=total)
    return words("contribution.beside", total=total, share=share) if share else total


def said(row: Row, words: Words) -> str:
    """Say a unit's year: its halves, its total, and its share of the bloc's."""
    return f"{heatmap.brief(row, words)}: {_beside(row, words)}"


def finding(rows: list[Row], words: Words) -> str:
    """Say in one sentence who contributes most, and how much of the whole the largest make."""
    known = [row for row in rows if row["share"] is not None]
    if not known:
        return words("contribution.none")
    few = known[:3]
    share = sum((row["share"] for row in few), Decimal(0))
    return words(
        "contribution.finding",
        unit=heatmap.brief(known[0], words),
        most=number.percent(known[0]["share"], words),
        n=len(few),
        share=number.percent(share, words),
    )


def table(rows: list[Row], words: Words, caption: str) -> Table:
    """Lay out the same as a table: one row a unit, both halves, the total and its share."""
    keys = ("unit", "half", "second_half", "year_total", "share")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="" if key == "unit" else "num")
        for key in keys
    ]
    laid = []
    for row in rows:
        cells = [
            Cell("" if row[key] is None else number.figure(row[key], None, row["measure"], words),
                 looks="num", value=row[key], measure=row["measure"])
            for key in ("first", "second")
        ]  # fmt: skip
        total = number.figure(row["total"], row["qualifier"], row["measure"], words)
        share = number.percent(row["share"], words) if row["share"] is not None else ""
        laid.append([
            Cell(words.name(row, "unit"), heading=True, looks="first"), *cells,
            Cell(total, looks="num total", value=row["total"], measure=row["measure"],
                 qualifier=row["qualifier"]),
            Cell(share, looks="num", value=row["share"], measure="%"),
        ])  # fmt: skip
    return Table(caption, head, laid, looks="plain")
