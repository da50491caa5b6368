"""The cells of what was understood, as one long frame: each with the context it is read in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import polars as pl

from etl.identity import Names
from etl.measure import Context, contradicts, part_context, value_context
from etl.reading import Entry, Flaw, Reading
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
    number, contexts = count(1), _Contexts()
    cells = [
        cell
        for index, reading in enumerate(readings)
        if reading.status != "refused"
        for cell in _of(index, reading, names, number, contexts)
    ]
    schema = _ABOUT | {name: INPUT[name] for name in _CONTENT} | {"read_as": pl.UInt32}
    columns = zip(*cells, strict=True) if cells else [()] * len(schema)
    frame = pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
    return frame.join(contexts.frame(), on="read_as", maintain_order="left").drop("read_as")


class _Contexts:
    """The few contexts that thousands of cells are read in, by number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], tuple[int, int]] = {}
        self._rows: list[Context] = []

    def of(self, indicator: Mapping[str, Any], printed: str) -> tuple[int, int]:
        """Give the numbers of the contexts of a value and of its parts."""
        key = str(indicator["indicator"]), printed
        if key not in self._numbers:
            self._rows += [value_context(indicator, printed), part_context(indicator)]
            self._numbers[key] = len(self._rows) - 2, len(self._rows) - 1
        return self._numbers[key]

    def frame(self) -> pl.DataFrame:
        schema = {name: INPUT[name] for name in _CONTEXT}
        return pl.DataFrame(self._rows, schema=schema, orient="row").with_row_index("read_as")


def _of(
    index: int, reading: Reading, names: Names, number: "count[int]", contexts: _Contexts
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
        for role, period, content, read_as in _of_entry(
            entry, contexts.of(indicator, entry.measure)
        ):
            own = row if role in _SHARED else next(number)
            yield (own, index, role, parent, period, *about, *content, read_as)


def _of_entry(
    entry: Entry, read_as: tuple[int, int]
) -> Iterator[tuple[str, str | None, tuple[object, ...], int]]:
    own, part = read_as
    yield "value", None, _content(entry.cells.get("value"), entry.at), own
    for role in ("numerator", "denominator"):
        yield role, None, _content(entry.cells.get(role)), part
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
