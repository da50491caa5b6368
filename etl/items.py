"""The rows of a table that name an indicator, by their code or by the path of their labels."""

import re
from functools import lru_cache
from typing import NamedTuple

from etl.identity import Names
from etl.measure import stated_measure, without_measure
from etl.reading import Flaw
from etl.table import Line, Table, is_total, lines, shown_in
from etl.wording import composed, fold

_CHILD = re.compile(r"^\s*(?:[-–+•]|trong đó)", re.IGNORECASE)
_SUB_ORDINAL = re.compile(r"^(?:\d+\.\d+[.)]?|[a-zđ][.)]|[-–+•])$")
_AMONG = re.compile(r"^trong do\b")
_LEAD = re.compile(r"^\s*(?:trong đó|[-–+•])(?:[\s:,;–+•-]|trong đó)*", re.IGNORECASE)
_NUMBER = re.compile(  # typed before a label: “1.”, “a)”, “I.1.”, “(2)”, “1.1 ”
    r"^\(?(?P<ordinal>(?:[IVX]{1,4}|\d{1,2}|[a-eA-Eđ])(?:\.\d{1,2})*)"
    r"(?:[.)]+ ?|(?<=\.\d) )(?=[^\W\d])"
)
_FOOTNOTE = re.compile(r"(?: ?\((?:\d{1,2}|\*+)\)|[⁰¹²³⁴-⁹]+)$")
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
        if is_total(line) and not _SUB_ORDINAL.match(line.ordinal):
            continue
        said = _said(line.label)
        label, ordinal = said.label, line.ordinal or said.ordinal
        child = bool(said.is_child or (path and _SUB_ORDINAL.match(ordinal)))
        path = [*path[:1], label] if child and path else [label]
        measure = _measure(table, line, measures, measure)
        if child and found and found[-1].indicator == whole and said.counts_heads:
            found[-1] = found[-1]._replace(heads=line)
            continue
        code = line.code if line.code in names.indicators else _named(path, names)
        if code is None:
            flaws += _unknown(line, composed(line.label), table, names, len(flaws))
        else:
            among = whole if child and said.is_among else None
            found.append(Item(code, line, measure, among))
        whole = whole if child else code
    return found, flaws


class _Said(NamedTuple):
    """What the words of a label say by themselves."""

    ordinal: str  # typed before them
    label: str  # without it, and without the measure and the footnote
    is_child: bool
    is_among: bool
    counts_heads: bool


@lru_cache(maxsize=20_000)
def _said(text: str) -> _Said:
    ordinal, label = parted(text)
    folded = fold(label)
    is_child, is_among = bool(_CHILD.match(label)), bool(_AMONG.match(folded))
    return _Said(ordinal, label, is_child, is_among, folded in _HEAD_COUNT)


def parted(label: str) -> tuple[str, str]:
    """Part the number typed before a label from its words; its measure and footnote go."""
    words = without_measure(_FOOTNOTE.sub("", without_measure(composed(label))))
    number = _NUMBER.match(words)
    return (number["ordinal"] + ".", words[number.end() :]) if number else ("", words)


def _named(path: list[str], names: Names) -> str | None:
    """Name the indicator of a label path; “- nữ” and “Trong đó: nữ” are one, whoever lists them."""
    code = names.indicator(path)
    lead = _LEAD.match(path[-1])
    if code or lead is None:
        return code
    bare = path[-1][lead.end() :]
    return names.indicator([*path[:-1], f"Trong đó: {bare}"]) or names.indicator([bare])


def _measure(table: Table, line: Line, column: int, above: str) -> str:
    """Give the measure printed for a row: its own column's, else one in the label's brackets."""
    held = line.cells[column].text if column in line.cells else ""
    if column and not held and table.grid.sheet.merged:
        held = shown_in(table, line.row, column)
    written = composed(held)
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
