"""The table of a report: its header row, what each column holds, and where it ends."""

import re
from collections.abc import Mapping
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
_END = re.compile(
    r"^(ghi chu|nguon|noi nhan|nguoi lap|chu tich|t m|tm|ky ghi ro|ngay \d* ?thang|ha noi ngay|"
    r"so lieu minh hoa)\b"
)
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
    found = []
    for index, sheet in enumerate(workbook.sheets):
        if sheet["hidden"]:
            continue
        rows = _rows(workbook, index)
        for number, row in rows:
            columns, doubled = _columns(row, half)
            if "label" in columns and ("value" in columns or doubled == "value"):
                above = [cells for place, cells in rows if place < number]
                below = [(place, cells) for place, cells in rows if place > number]
                table = Table(index, sheet["name"], number, columns, above, below, doubled)
                found.append(table)
                break
    return found


def hidden_tables(workbook: Workbook) -> list[str]:
    """Name the hidden sheets that hold something."""
    filled = {cell.sheet for cell in workbook.cells}
    return [
        sheet["name"]
        for index, sheet in enumerate(workbook.sheets)
        if sheet["hidden"] and index in filled and not sheet["name"].startswith("_")
    ]


def lines(table: Table) -> list[Line]:
    """Give the rows of figures, up to the notes or the signatures."""
    found = []
    for number, row in table.rows:
        cells = {role: row[column] for role, column in table.columns.items() if column in row}
        label = cells["label"].text if "label" in cells else ""
        code = cells["code"].text.strip() if "code" in cells else ""
        if not code and _ends(row, table.columns):
            break
        if not label and not code:
            continue
        if fold(label) in _TOTAL or (not code and _is_column_numbers(row)):
            continue
        found.append(Line(number, cells, label, code))
    return found


def _rows(workbook: Workbook, index: int) -> list[tuple[int, Row]]:
    rows: dict[int, Row] = {}
    for cell in workbook.cells:
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
            role = "value" if (folded in _HALF) == (half == 1) else "other"
        if role is None:
            continue
        if role == "label" and "label" in columns:
            role = "plan"
        if role in columns and role == "value":
            doubled = role
        columns.setdefault(role, column)
    return (columns, doubled) if len(columns) >= _FEWEST else ({}, "")


def _ends(row: Row, columns: Mapping[str, int]) -> bool:
    if columns.get("value") in row:
        return False
    return any(_END.match(fold(cell.text)) for cell in row.values())


def _is_column_numbers(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row.values()]
    return len(texts) >= _FEWEST and all(_COLUMN_NUMBER.match(text) for text in texts)
