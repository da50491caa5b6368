"""What has changed as tables: verdicts, values and ranks, before and after."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse.period import Period

Row = dict[str, Any]
RELATIONS = ("marts.progress", "core.observation", "marts.ranking")
BECAME = ("changed", "gone", "new")
FIELDS = ("value", "qualifier", "missing", "numerator", "denominator", "verdict", "rank")
SHOWN = 60  # rows of a table; how many more there are is said


def counts(changed: pl.DataFrame) -> dict[str, int]:
    """Count rows by what became of them: changed, gone, new."""
    found = dict(changed.group_by("became").len().iter_rows())
    return {word: int(found.get(word, 0)) for word in BECAME}


def table(changed: pl.DataFrame, words: Words, caption: str, way: Callable[[Row], str]) -> Table:
    """Lay out what changed in one relation: where, what it was, what it is; `way` leads there."""
    of_ranks = bool(changed["relation"].eq("marts.ranking").all())
    where = ("stage",) if of_ranks else ("indicator", "period")
    keys = ("unit", *where, "field", "before", "after")
    of_numbers = bool(changed["relation"].eq("core.observation").all())
    head = [
        Cell(
            words(f"column.{key}"),
            heading=True,
            looks="num" if of_numbers and key in ("before", "after") else "",
        )
        for key in keys
    ]
    rows = []
    for row in changed.head(SHOWN).iter_rows(named=True):
        cells = _cells(row, words, way(row))
        rows.append([cells[key] for key in keys])
    return Table(caption, head, rows, looks="plain")


def _cells(row: Row, words: Words, href: str) -> dict[str, Cell]:
    unit = heatmap.brief(row, words) or words("column.whole_bloc")
    return {
        "unit": Cell(unit, heading=True, looks="name"),
        "indicator": Cell(words.name(row, "indicator"), href=href or None),
        "period": Cell(Period.parse(row["period"]).label(words.language) if row["period"] else ""),
        "stage": Cell(words(f"stage.{row['stage']}") if row["stage"] else ""),
        "field": Cell(words(f"field.{row['field']}")),
        "before": _side(row, "before", words),
        "after": _side(row, "after", words),
    }


def _side(row: Row, side: str, words: Words) -> Cell:
    said, field = row[side], row["field"]
    if said is None:
        return Cell("", looks="num")
    if field == "verdict":
        return Cell(words(f"verdict.{said}"), verdict=said)
    if field == "missing":
        return Cell(words(f"missing.{said}"), looks="num")
    if field == "value":
        text = number.quantity(Decimal(said), row["measure"], words)
        return Cell(text, looks="num", value=Decimal(said), measure=row["measure"])
    if field in ("numerator", "denominator"):
        return Cell(number.number(Decimal(said), words), looks="num", value=Decimal(said))
    return Cell(said, value=int(said) if field == "rank" else None)
