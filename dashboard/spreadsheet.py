"""A table of a page as a workbook, where numbers are numbers and days are days, or as text.

A bound keeps its word: in a workbook as the number's format (“trên” 11.000), in text as its sign
(>11000); a verdict that only colour tells is in the format too. A text that looks like a formula
is written so that no program takes it for one.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard import number
from dashboard.figures.table import Cell, Table, Value
from dashboard.words import Words

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone
_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_EXACT = 15  # digits that a number in a sheet keeps
_WIDEST, _NARROWEST = 60, 9
_PLACES = 2
_PLACE = "\0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """A table with what its page says around it."""

    title: str
    table: Table
    notes: list[str]
    words: Words


def workbook(sheet: Sheet) -> bytes:
    """Write a workbook of one sheet: what it is, the table, and whence it comes."""
    import xlsxwriter

    made = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": sheet.title, "created": _MADE, "author": "thidua"})
        name = _NAME.sub(" ", sheet.table.caption)[:_LONGEST_NAME].strip() or "thidua"
        page = book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        _Writer(book, page, sheet).write()
    return made.getvalue()


class _Writer:
    """Writes one sheet; formats are made once each."""

    def __init__(self, book: Any, page: Any, sheet: Sheet) -> None:  # noqa: ANN401 - no types there
        self._book, self._page, self._sheet = book, page, sheet
        self._formats: dict[str, Any] = {}

    def write(self) -> None:
        """Write all of it from the top down."""
        table, page = self._sheet.table, self._page
        heads = [self._sheet.title, table.caption, *self._sheet.notes]
        for row, text in enumerate(heads):
            page.write_string(
                row, 0, text, self._format(bold=row == 0, size=14 if row == 0 else 11)
            )
        first = len(heads) + 1
        for row, cells in enumerate([table.head, *table.rows], first):
            column = 0
            for cell in cells:
                self._cell(row, column, cell, head=row == first)
                column += cell.span
        page.freeze_panes(first + 1, 1)
        page.repeat_rows(first)
        for column, width in enumerate(_widths(table)):
            page.set_column(column, column, width)

    def _cell(self, row: int, column: int, cell: Cell, *, head: bool) -> None:
        if cell.value is None or head:
            bold = head or cell.span > 1
            look = self._format(bold=bold, border=True, fill=head, wrap=True)
            self._page.write_string(row, column, _told(cell), look)
            return
        value, pattern = _held(cell, self._sheet.words)
        look = self._format(border=True, pattern=pattern)
        if isinstance(value, date):
            naive = _clock(value)
            self._page.write_datetime(row, column, naive, look)
        elif len(Decimal(value).normalize().as_tuple().digits) > _EXACT:
            self._page.write_string(row, column, cell.text, look)
        else:
            self._page.write_number(row, column, float(value), look)

    def _format(
        self, *, bold: bool = False, size: int = 11, border: bool = False, fill: bool = False,
        wrap: bool = False, pattern: str = "",
    ) -> Any:  # noqa: ANN401 - no types there  # fmt: skip
        style: dict[str, object] = {"font_size": size, "bold": bold, "valign": "top"}
        style |= {"border": 1, "border_color": "#9CA3AF"} if border else {}
        style |= {"bg_color": "#E2F0F1"} if fill else {}
        style |= {"text_wrap": True} if wrap else {}
        style |= {"num_format": pattern} if pattern else {}
        key = repr(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(style)
        return self._formats[key]


def _held(cell: Cell, words: Words) -> tuple[Value, str]:
    """Give what a sheet holds of a cell, and the format in which it shows it."""
    value = cell.value
    assert value is not None  # noqa: S101 - asked only of cells that hold something
    if isinstance(value, datetime):
        return value, "hh:mm dd/mm/yyyy"
    if isinstance(value, date):
        return value, "dd/mm/yyyy"
    is_share = cell.measure == "%"
    exact = Decimal(value) / 100 if is_share else Decimal(value)
    places = min(max(-int(Decimal(value).normalize().as_tuple().exponent), 0), _PLACES)
    shown = "#,##0" + ("." + "0" * places if places else "") + ("%" if is_share else "")
    verdict = f' "{cell.said}"' if cell.said else ""
    return exact, _bounded(shown, cell.qualifier, words) + verdict


def _clock(value: date) -> datetime:
    """Give a day or instant by the clock of Vietnam: a sheet knows no zone."""
    if isinstance(value, datetime):
        return value.astimezone(number.VIETNAM).replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - the same


def _bounded(shown: str, qualifier: str | None, words: Words) -> str:
    """Put a bound's word into a number's format."""
    if qualifier in (None, "="):
        return shown
    before, _, after = words(f"qualifier.{qualifier}", value=_PLACE).partition(_PLACE)
    quoted = [f'"{part}"' if part else "" for part in (before, after)]
    return f"{quoted[0]}{shown}{quoted[1]}"


def _told(cell: Cell) -> str:
    """Give a cell's words: its text, and what its colour says to those who do not see it."""
    return " ".join(part for part in (cell.text, cell.said) if part)


def _widths(table: Table) -> Iterator[int]:
    lengths = [0] * len(table.head)
    for cells in [table.head, *table.rows]:
        if len(cells) == len(lengths):
            lengths = [max(n, len(_told(cell))) for n, cell in zip(lengths, cells, strict=True)]
    return (min(max(length + 2, _NARROWEST), _WIDEST) for length in lengths)


def text(sheet: Sheet) -> bytes:
    """Write comma-separated text for programs: numbers with a point, days as yyyy-mm-dd.

    A group's title becomes a column, the page's notes the last one, so that every row says all.
    """
    made = io.StringIO()
    write = csv.writer(made, lineterminator="\r\n")
    grouped = any(cells and cells[0].span > 1 for cells in sheet.table.rows)
    note = " · ".join(sheet.notes)
    group = [sheet.words("take.group")] if grouped else []
    heads = [_guarded(cell.text) for cell in sheet.table.head]
    write.writerow([*group, *heads, sheet.words("take.note")])
    here = ""
    for cells in sheet.table.rows:
        if cells and cells[0].span > 1:
            here = cells[0].text
            continue
        values = [_plain(cell) for cell in cells]
        write.writerow([*([_guarded(here)] if grouped else []), *values, note])
    return made.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return _guarded(_told(cell))
    if isinstance(value, datetime):
        return value.astimezone(number.VIETNAM).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    bound = "" if cell.qualifier in (None, "=") else f"{cell.qualifier}"
    return f"{bound}{Decimal(value):f}"


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text
