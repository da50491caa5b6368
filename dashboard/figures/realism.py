"""Target realism: each target beside the result of the year before, those below it first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import pace
from dashboard.figures.drawing import arrow, bar, drawing, text, tick
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

Row = dict[str, Any]
_WHOLE = 100


def ordered(told: pl.DataFrame) -> list[Row]:
    """Give the targets to grow to that have a result to stand beside, furthest below it first."""
    known = told.filter(pl.col("ratio").is_not_null(), pl.col("comparator").is_in((">=", ">", "=")))
    return known.sort("ratio", "indicator").to_dicts()


def below(rows: Sequence[Row]) -> list[Row]:
    """Give the targets that are surely below the result of the year before."""
    return [row for row in rows if row["below"]]


def table(rows: Sequence[Row], words: Words, links: Mapping[str, str], caption: str) -> Table:
    """Lay out one row a target: beside last year's result, and in percent of it."""
    keys = ("indicator", "last_year", "target", "ratio", "note")
    head = [
        Cell(words(f"column.{key}"), heading=True, drawn=_axis() if key == "ratio" else "",
             looks={"last_year": "num", "target": "num", "ratio": "drawing"}.get(key, ""))
        for key in keys
    ]  # fmt: skip
    return Table(caption, head, [_row(row, words, links) for row in rows], looks="plain packed")


def _row(row: Row, words: Words, links: Mapping[str, str]) -> list[Cell]:
    measure, ratio = row["measure"], row["ratio"] * _WHOLE
    percent = number.percent(ratio, words)
    said = words("realism.below") if row["below"] else ""
    return [
        Cell(words.name(row, "indicator"), heading=True, looks="first",
             href=links.get(row["indicator"])),
        Cell(number.figure(row["last_year_result"], row["qualifier"], measure, words), looks="num",
             value=row["last_year_result"], measure=measure, qualifier=row["qualifier"]),
        Cell(_aim(row, words), looks="num", value=row["target"], measure=measure),
        Cell(percent, drawn=_drawn(ratio, percent, low=bool(row["below"])), looks="drawing",
             value=ratio, measure="%"),
        Cell(f"▽ {said}" if said else "", looks="note-below" if said else ""),
    ]  # fmt: skip


def _aim(row: Row, words: Words) -> str:
    sign = {"<=": "≤ ", "<": "< ", ">": "> "}.get(row["comparator"], "")
    return sign + number.quantity(row["target"], row["measure"], words)


def _axis() -> str:
    return drawing([text(pace.place(at), 12, f"{at}%", "d-scale") for at in (0, 50, 100)], 16)


def _drawn(ratio: Decimal, percent: str, *, low: bool) -> str:
    """Draw the target in percent of last year's result, whose own length is the upright tick."""
    long = float(ratio)
    end = pace.place(long)
    parts = [
        bar(0, pace.place(_WHOLE), 10, "d-track"),
        bar(0, end, 10, f"d-bar {'d-behind' if low else 'd-plain'}"),
        tick(pace.place(_WHOLE), 9, "d-target"),
        text(max(end, pace.place(_WHOLE)) + 1.5, 17.5, percent, "d-beside"),
    ]
    if long > pace.LIMIT:
        parts[-1] = arrow(end, "d-arrow")
    return drawing(parts)


def say(row: Row, words: Words) -> str:
    """Say a target and the result that it is below."""
    result = number.figure(row["last_year_result"], row["qualifier"], row["measure"], words)
    return words("realism.say", target=_aim(row, words), result=result)
