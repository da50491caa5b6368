"""The cells of what was understood, as one long frame: each with the context it is read in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import polars as pl

from etl.identity import Names
from etl.layout import Entry, Flaw, Reading
from etl.measure import Context, contradicts, part_context, value_context
from etl.value import INPUT
from etl.wording import fold
from etl.workbook import Cell

Schema = dict[str, pl.DataType | type[pl.DataType]]

_ABOUT: Schema = {
    "row": pl.Int64, "file": pl.Int64, "role": pl.String, "parent_row": pl.Int64,
    "period": pl.String, "indicator": pl.String, "nature": pl.String, "sheet": pl.String,
    "said_status": pl.String, "note": pl.String, "with_parts": pl.Boolean, "cell": pl.String,
}  # fmt: skip
_CONTENT = ("kind", "text", "number_format", "formula")
_CONTEXT = ("context", "scale", "words", "nil", "negative", "beyond")
_SHARED = ("value", "numerator", "denominator")
_BY_HEADING = {"E": "uoc", "P": "so bo"}


def cells_of(readings: Sequence[Reading], names: Names) -> pl.DataFrame:
    """Give every cell that must be parsed; `file` tells the reading, `row` the row it stands in.

    Roles: value, numerator and denominator share a row; beside (of `period`, null: the plan) and
    total have rows of their own.
    """
    schema = _ABOUT | {name: INPUT[name] for name in (*_CONTENT, *_CONTEXT)}
    number = count(1)
    cells = [
        cell
        for index, reading in enumerate(readings)
        if reading.status != "refused"
        for cell in _of(index, reading, names, number)
    ]
    return pl.DataFrame(cells, schema=schema, orient="row")


def _of(
    index: int, reading: Reading, names: Names, number: "count[int]"
) -> Iterator[tuple[object, ...]]:
    rows: dict[str, int] = {}
    for entry in reading.entries:
        indicator = names.indicators[entry.indicator]
        if contradicts(indicator, entry.measure):
            place = entry.cells["measure"].address
            reading.flaws.append(Flaw("printed_measure", entry.sheet, place, entry.measure))
            continue
        row = rows[entry.indicator] = next(number)
        about, parent = _about(entry, indicator), rows.get(entry.parent or "")
        for role, period, content, context in _of_entry(entry, indicator):
            own = row if role in _SHARED else next(number)
            yield (own, index, role, parent, period, *about, *content, *context)


def _of_entry(
    entry: Entry, indicator: Mapping[str, Any]
) -> Iterator[tuple[str, str | None, tuple[object, ...], Context]]:
    own, part = value_context(indicator, entry.measure), part_context(indicator)
    for role, context in (("value", own), ("numerator", part), ("denominator", part)):
        at = entry.at if role == "value" else None
        yield role, None, _content(entry.cells.get(role), at), context
    for when, cell in entry.beside:
        yield "beside", str(when) if when else None, _content(cell), own
    if entry.total:
        yield "total", None, _content(entry.total), own


def _about(entry: Entry, indicator: Mapping[str, Any]) -> tuple[object, ...]:
    status = entry.cells.get("status")
    said = fold(status.text) if status else _BY_HEADING.get(entry.status)
    kind = str(indicator["kind"])
    return (entry.indicator, kind, entry.sheet, said, entry.note, entry.with_parts)


def _content(cell: Cell | None, at: str | None = None) -> tuple[object, ...]:
    if cell is None:
        return (at, "s", None, "", False)
    return (cell.address, cell.kind, cell.text, cell.number_format, cell.formula)
