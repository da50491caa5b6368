"""The table of a report: its header row, what each column holds, and where it ends."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from etl.wording import fold
from etl.workbook import Cell, Workbook

COLUMN_WORDS = {
    "ordinal": ("tt", "stt", "so tt"),
    "code": ("ma", "ma so", "ma chi tieu"),
    "label": ("noi dung", "chi tieu", "ten chi tieu", "noi dung chi tieu"),
    "measure": ("dvt", "don vi tinh"),
    "plan": ("ke hoach", "muc tieu", "muc tieu nam", "ke hoach nam", "chi tieu nam", "kh nam"),
    "value": ("thuc hien", "so luong", "ket qua", "ket qua thuc hien", "so lieu"),
    "numerator": ("tu so",),
    "denominator": ("mau so",),
    "status": ("tinh trang so lieu", "tinh trang"),
    "note": ("ghi chu",),
}
_ROLE_OF = {word: role for role, words in COLUMN_WORDS.items() for word in words}
_HALF = {"thuc hien 6 thang", "thuc hien 6 thang dau nam", "6 thang", "6 thang dau nam"}
_YEAR = {"thuc hien nam", "thuc hien ca nam", "ca nam", "uoc thuc hien ca nam"}
_END = re.compile(r"^(noi nhan|nguoi lap|chu tich|t m|tm|ky ghi ro|ngay \d* ?thang|ha noi ngay)\b")
_NOTE = re.compile(r"^(ghi chu|nguon|so lieu minh hoa)\b")
_TOTAL = {"tong cong", "cong", "tong so", "toan khoi", "tong"}
_COLUMN_NUMBER = re.compile(r"^\(?[0-9A-Za-z]{1,2}\)?( ?=.*)?$")
_FEWEST = 3

Row = dict[int, Cell]


@dataclass(frozen=True)
class Table:
    """One recognised table: its columns by role and its rows by number."""

    sheet: int
    name: str
    header: int
    columns: Mapping[str, int]
    above: list[Row]
    rows: list[tuple[int, Row]]
    doubled: str = ""  # a role that two columns claim


class Line(NamedTuple):
    """One row of a table, told apart from headings, totals and notes."""

    row: int
    cells: dict[str, Cell]
    label: str
    code: str


def tables(workbook: Workbook, half: int | None = None) -> list[Table]:
    """Find the tables of the visible sheets; of hidden ones nothing is taken."""
    found: list[Table] = []
    for index, sheet in enumerate(workbook.sheets):
        if not sheet.hidden:
            found += _tables_of(index, sheet.name, _rows(workbook, index), half)
    return found


def _tables_of(
    index: int, name: str, rows: list[tuple[int, Row]], half: int | None
) -> Iterator[Table]:
    """Part a sheet at its header rows; a header printed again on a new page parts nothing."""
    heads: list[tuple[int, dict[str, int], str]] = []
    repeated = set()
    for number, row in rows:
        columns, doubled = _columns(row, half)
        if "label" not in columns or ("value" not in columns and doubled != "value"):
            continue
        if heads and heads[-1][1] == columns:
            repeated.add(number)
        else:
            heads.append((number, columns, doubled))
    above = [cells for place, cells in rows if heads and place < heads[0][0]]
    for position, (number, columns, doubled) in enumerate(heads):
        end = heads[position + 1][0] if position + 1 < len(heads) else math.inf
        below = [
            (place, cells)
            for place, cells in rows
            if number < place < end and place not in repeated
        ]
        yield Table(index, name, number, columns, above, below, doubled)


def hidden_tables(workbook: Workbook) -> list[str]:
    """Name the hidden sheets that hold something."""
    filled = {cell.sheet for cell in workbook.cells}
    return [
        sheet.name
        for index, sheet in enumerate(workbook.sheets)
        if sheet.hidden and index in filled and not sheet.name.startswith("_")
    ]


def lines(table: Table) -> list[Line]:
    """Give the rows of figures, up to the notes or the signatures."""
    found = []
    for number, row in table.rows:
        cells = {role: row[column] for role, column in table.columns.items() if column in row}
        label = cells["label"].text if "label" in cells else ""
        code = cells["code"].text.strip() if "code" in cells else ""
        if not code and _signs(row, table.columns):
            break
        if not code and _NOTE.match(fold(label)) and "value" not in cells:
            continue
        if not label and not code:
            continue
        if fold(label) in _TOTAL or (not code and _is_column_numbers(row)):
            continue
        found.append(Line(number, cells, label, code))
    return found


def hidden_rows(workbook: Workbook) -> list[tuple[str, int]]:
    """Name the hidden rows of visible sheets that hold something, by sheet and row."""
    held = {(cell.sheet, cell.row) for cell in workbook.cells if cell.text.strip()}
    return [
        (sheet.name, row)
        for index, sheet in enumerate(workbook.sheets)
        if not sheet.hidden
        for row in sheet.hidden_rows
        if (index, row) in held
    ]


def _rows(workbook: Workbook, index: int) -> list[tuple[int, Row]]:
    """Give the visible rows: what nobody sees when reading the sheet is not taken from it."""
    hidden = set(workbook.sheets[index].hidden_rows)
    rows: dict[int, Row] = {}
    for cell in workbook.cells:
        if cell.row in hidden:
            continue
        if cell.sheet == index and (cell.text.strip() or cell.formula):
            rows.setdefault(cell.row, {})[cell.column] = cell
    return sorted(rows.items())


def _columns(row: Row, half: int | None) -> tuple[dict[str, int], str]:
    columns: dict[str, int] = {}
    doubled = ""
    for column, cell in row.items():
        folded = fold(cell.text)
        role = _ROLE_OF.get(folded)
        if folded in _HALF | _YEAR:
            own = _HALF if half == 1 else _YEAR if half is None else set()
            role = "value" if folded in own else "other"
        if role is None:
            continue
        if role == "label" and "label" in columns:
            role = "plan"
        if role in columns and role == "value":
            doubled = role
        columns.setdefault(role, column)
    return (columns, doubled) if len(columns) >= _FEWEST else ({}, "")


def _signs(row: Row, columns: Mapping[str, int]) -> bool:
    """Tell the first row of the signatures; what stands in the column of notes is a note."""
    if columns.get("value") in row:
        return False
    noted = columns.get("note")
    return any(_END.match(fold(cell.text)) for place, cell in row.items() if place != noted)


def _is_column_numbers(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row.values()]
    return len(texts) >= _FEWEST and all(_COLUMN_NUMBER.match(text) for text in texts)
