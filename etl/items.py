"""The rows of a table that name an indicator, by their code or by the path of their labels."""

import re
from functools import lru_cache
from typing import NamedTuple

from etl.identity import Names
from etl.measure import stated_measure, without_measure
from etl.reading import Flaw
from etl.table import Line, Table, is_total, lines
from etl.wording import composed, fold

_CHILD = re.compile(r"^\s*(?:[-–+•]|trong đó)", re.IGNORECASE)
_SUB_ORDINAL = re.compile(r"^(?:\d+\.\d+[.)]?|[a-zđ][.)]|[-–+•])$")
_AMONG = re.compile(r"^trong do\b")
_HEAD_COUNT = {"so nguoi duoc tinh", "so lao dong duoc tinh"}
_DITTO = {"“", "”", '"', "''", "nt", "-nt-", "như trên"}
SUGGESTED = 100


class Item(NamedTuple):
    """One row of a table that names an indicator, and the row that counts its heads, if any."""

    indicator: str
    line: Line
    measure: str
    parent: str | None
    heads: Line | None = None


def items_of(table: Table, names: Names) -> tuple[list[Item], list[Flaw]]:
    """Name the indicator of each row; rows nobody can name are told."""
    found: list[Item] = []
    flaws: list[Flaw] = []
    path: list[str] = []
    measure = ""
    whole: str | None = None
    measures = next((n for n, column in table.columns.items() if column.role == "measure"), 0)
    for line in lines(table):
        if is_total(line):
            continue
        said = _said(line.label)
        label = said.label
        child = bool(said.is_child or (path and _SUB_ORDINAL.match(line.ordinal)))
        path = [*path[:1], label] if child and path else [label]
        measure = _measure(line, measures, measure)
        if child and found and found[-1].indicator == whole and said.counts_heads:
            found[-1] = found[-1]._replace(heads=line)
            continue
        code = line.code if line.code in names.indicators else names.indicator(path)
        if code is None:
            flaws += _unknown(line, label, table, names, len(flaws))
        else:
            among = whole if child and said.is_among else None
            found.append(Item(code, line, measure, among))
        whole = whole if child else code
    return found, flaws


class _Said(NamedTuple):
    """What the words of a label say by themselves."""

    label: str  # without the measure that it states
    is_child: bool
    is_among: bool
    counts_heads: bool


@lru_cache(maxsize=20_000)
def _said(text: str) -> _Said:
    label = without_measure(composed(text))
    folded = fold(label)
    is_child, is_among = bool(_CHILD.match(label)), bool(_AMONG.match(folded))
    return _Said(label, is_child, is_among, folded in _HEAD_COUNT)


def _measure(line: Line, column: int, above: str) -> str:
    """Give the measure printed for a row: its own column's, else one in the label's brackets."""
    written = composed(line.cells[column].text) if column in line.cells else ""
    return above if written in _DITTO else written or stated_measure(line.label)


def _unknown(line: Line, label: str, table: Table, names: Names, so_far: int) -> list[Flaw]:
    """Tell a row of figures whose indicator is not known; headings of sections are none."""
    figures = [n for n, column in table.columns.items() if column.role in {"value", "share"}]
    held = next((line.cells[n] for n in figures if n in line.cells), None)
    if held is None:
        return []
    if not (label or line.code):
        return [Flaw("labelled_row", table.name, held.address, held.text)]
    column = table.label if label or not line.code else 0
    place = table.grid.address(line.row, column) if column else held.address
    flaw = Flaw("known_indicator", table.name, place, line.code or label)
    if so_far < SUGGESTED:  # looking for the nearest name takes time
        flaw = flaw._replace(suggestion=names.nearest("indicator", label or line.code))
    return [flaw]
