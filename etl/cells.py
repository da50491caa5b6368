"""The cells of what was understood, as one long frame: each with the context it is read in."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import polars as pl

from etl.identity import Names
from etl.measure import Context, contradicts, part_context, value_context
from etl.reading import Entry, Flaw, Reading
from etl.reported.kinds import KINDS
from etl.value import INPUT
from etl.wording import fold
from etl.workbook import Cell, address

Schema = dict[str, pl.DataType | type[pl.DataType]]

_ABOUT: Schema = {
    "row": pl.Int64, "file": pl.Int64, "role": pl.String, "parent_row": pl.Int64,
    "total_row": pl.Int64, "period": pl.String, "indicator": pl.String, "nature": pl.String,
    "sheet": pl.String, "said_status": pl.String, "note": pl.String, "with_parts": pl.Boolean,
    "cell": pl.String, "written": pl.String,
}  # fmt: skip
_CONTENT = ("kind", "text", "number_format", "formula")
_CONTEXT = ("context", "scale", "words", "nil", "negative", "beyond")
_ALONE = (None, None, None)  # no parent, no total, no other period
_BY_HEADING = {"E": "uoc", "P": "so bo"}


def cells_of(readings: Sequence[Reading], names: Names) -> pl.DataFrame:
    """Give every cell that must be parsed; `file` tells the reading, `row` the row it stands in.

    Roles: value, numerator and denominator share a row; beside (of `period`, null: the plan),
    total and figure (of a further sheet) have rows of their own.
    """
    numbers, contexts = _Numbers(), _Contexts(names)
    cells = [
        cell
        for index, reading in enumerate(readings)
        if reading.status != "refused"
        for cell in (
            *_of(index, reading, numbers, contexts),
            *_of_rows(index, reading, numbers, contexts),
        )
    ]
    schema = _ABOUT | {name: INPUT[name] for name in _CONTENT} | {"read_as": pl.UInt32}
    columns = zip(*cells, strict=True) if cells else [()] * len(schema)
    frame = pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
    return frame.join(contexts.frame(), on="read_as", maintain_order="left").drop("read_as")


class _Numbers:
    """Numbers the rows; a printed total, which several units share, is one row."""

    def __init__(self) -> None:
        self.next = count(1).__next__
        self._totals: dict[int, int] = {}

    def total(self, cell: Cell | None) -> tuple[int | None, bool]:
        """Give the row of a total, and whether it is met for the first time."""
        if cell is None:
            return None, False
        known = self._totals.get(id(cell))
        row = self._totals[id(cell)] = known or self.next()
        return row, known is None


class _Kind(NamedTuple):
    """What an indicator printed with one measure is: its kind, the numbers of its contexts."""

    kind: str
    own: int
    part: int
    is_contradicted: bool


class _Contexts:
    """The few contexts that thousands of cells are read in, by number."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._kinds: dict[tuple[str, str], _Kind] = {}
        self._rows: list[Context] = []
        self._places: dict[str, int] = {}

    def of(self, entry: Entry) -> _Kind:
        """Tell in which contexts the value of an entry and its parts are read."""
        key = entry.indicator, entry.measure
        if key not in self._kinds:
            indicator, printed = self._names.indicators[entry.indicator], entry.measure
            place = len(self._rows)
            self._rows += [value_context(indicator, printed), part_context(indicator)]
            against = contradicts(indicator, printed)
            self._kinds[key] = _Kind(str(indicator["kind"]), place, place + 1, against)
        return self._kinds[key]

    def number(self, context: Context) -> int:
        """Give the number of a context that is known already."""
        place = self._places.setdefault(repr(context), len(self._rows))
        if place == len(self._rows):
            self._rows.append(context)
        return place

    def frame(self) -> pl.DataFrame:
        schema = {name: INPUT[name] for name in _CONTEXT}
        return pl.DataFrame(self._rows, schema=schema, orient="row").with_row_index("read_as")


def _of(
    index: int, reading: Reading, numbers: _Numbers, contexts: _Contexts
) -> Iterator[tuple[object, ...]]:
    rows: dict[str, int] = {}
    for entry in reading.entries:
        kind, own, part, is_contradicted = contexts.of(entry)
        if is_contradicted:
            place = entry.cells["measure"].address
            reading.flaws.append(Flaw("printed_measure", entry.sheet, place, entry.measure))
            continue
        row = rows[entry.indicator] = numbers.next()
        total, is_new = numbers.total(entry.total)
        kin = rows.get(entry.parent or ""), total
        about = _about(entry, kind)
        value = _content(entry.cells.get("value"), entry.at)
        yield (row, index, "value", *kin, None, *about, *value, own)
        for role in ("numerator", "denominator"):
            if role in entry.cells:
                yield (row, index, role, *_ALONE, *about, *_content(entry.cells[role]), part)
        for when, cell in entry.beside:
            of = str(when) if when else None
            alone = (None, None, of)
            yield (numbers.next(), index, "beside", *alone, *about, *_content(cell), own)
        if is_new:
            yield (total, index, "total", *_ALONE, *about, *_content(entry.total), own)


def _of_rows(
    index: int, reading: Reading, numbers: _Numbers, contexts: _Contexts
) -> Iterator[tuple[object, ...]]:
    """Give the numbers of further sheets; they belong to no indicator's row."""
    if reading.scene is None:
        return
    figures = KINDS[reading.kind].figures
    for row in reading.rows:
        about = (None, None, row.sheet, None, None, False)
        for role, context in figures(row, reading.scene).items():
            if role in row.said:
                content = (*_content(row.said[role]), contexts.number(context))
                yield (numbers.next(), index, "figure", *_ALONE, *about, *content)


def _about(entry: Entry, kind: str) -> tuple[object, ...]:
    status = entry.cells.get("status")
    said = fold(status.text) if status else _BY_HEADING.get(entry.status)
    return (entry.indicator, kind, entry.sheet, said, entry.note, entry.with_parts)


def _content(cell: Cell | None, at: str | None = None) -> tuple[object, ...]:
    if cell is None:
        return (at, None, "s", None, "", False)
    _, row, column, kind, text, number_format, _, formula, written = cell
    return (address(row, column), written or None, kind, text, number_format, formula)
