"""Workbooks as one XML text, as Excel 2002 and 2003 save them."""

from collections.abc import Callable
from typing import Any

from etl.readers.formats import SHORT_DATE
from etl.readers.ods import serial
from etl.readers.package import Attributes, walk
from etl.readers.reply import Page, told

_KINDS = {"Number": "n", "String": "s", "Boolean": "b", "Error": "e", "DateTime": "n"}
_ASIDE = {"Comment", "PhoneticText"}
_FORMATS = {
    "General": "", "General Number": "", "Percent": "0.00%", "Fixed": "0.00",
    "Scientific": "0.00E+00",
    "Standard": "#,##0.00", "Short Date": SHORT_DATE, "Medium Date": "dd-mmm-yy",
    "Long Date": "d mmmm yyyy", "General Date": "dd/mm/yyyy hh:mm", "Currency": "#,##0.00",
}  # fmt: skip


def read(content: bytes) -> dict[str, Any]:
    """Read a workbook."""
    book = _Book()
    walk(content, book.start, book.end, book.text)
    return told(book.pages, book.properties, date_1904=book.date_1904)


class _Book:
    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.properties: dict[str, str] = {}
        self.date_1904 = False
        self._styles: dict[str, list[str]] = {}  # number format, font
        self._style: list[str] = ["", ""]
        self._open: list[str] = []
        self._row = self._column = self._last = 0
        self._cell: Attributes = {}
        self._row_style, self._kind = "", ""
        self._across, self._is_put = 0, False
        self._letters: list[str] = []

    def start(self, name: str, about: Attributes) -> None:
        """Meet an element."""
        beside = bool(_ASIDE.intersection(self._open))
        inside = "Data" in self._open
        self._open.append(name)
        if inside or beside:
            return  # rich letters inside a text; a comment beside it
        self._letters = []
        act = _ACTS.get(name)
        if act is not None:
            act(self, about)

    def end(self, name: str) -> None:
        """Leave an element."""
        self._open.pop()
        if "Data" in self._open or _ASIDE.intersection(self._open):
            return
        text = "".join(self._letters)
        if name == "Data":
            self._put(self._kind, text)
        elif name == "Cell":
            if not self._is_put and "Formula" in self._cell:
                self._put("String", "")
            self._column += self._across
        elif name == "Visible" and self.pages:
            self.pages[-1].hidden = text.strip() in {"SheetHidden", "SheetVeryHidden"}
        elif self._open[-1:] == ["CustomDocumentProperties"]:
            self.properties[name.replace("_x002e_", ".")] = text
        elif name == "Date1904":
            self.date_1904 = True

    def text(self, words: str) -> None:
        """Take up letters."""
        if not _ASIDE.intersection(self._open):
            self._letters.append(words)

    def start_worksheet(self, about: Attributes) -> None:
        self.pages.append(Page(len(self.pages), about.get("Name", "")))
        self._row = self._column = 0

    def start_column(self, about: Attributes) -> None:
        first = _number(about.get("Index", "0")) or self._last + 1
        self._last = first + _number(about.get("Span", "0"))
        if about.get("Hidden") == "1" and self.pages:
            self.pages[-1].hide_columns(first, self._last)

    def start_row(self, about: Attributes) -> None:
        self._row = _number(about.get("Index", "0")) or self._row + 1
        span = _number(about.get("Span", "0"))
        if about.get("Hidden") == "1" and self.pages:
            self.pages[-1].hidden_rows.update(range(self._row, self._row + min(span, 50_000) + 1))
        self._row, self._column = self._row + span, 0
        self._row_style = about.get("StyleID", "")

    def start_cell(self, about: Attributes) -> None:
        self._column = _number(about.get("Index", "0")) or self._column + 1
        self._cell, self._is_put = about, False
        across, down = (_number(about.get(f"Merge{way}", "0")) for way in ("Across", "Down"))
        if self.pages:
            place = (self._row, self._column)
            self.pages[-1].merge(*place, place[0] + down, place[1] + across)
        self._across = across

    def start_data(self, about: Attributes) -> None:
        self._kind = about.get("Type", "String")

    def start_style(self, about: Attributes) -> None:
        parent = self._styles.get(about.get("Parent", "Default"), ["", ""])
        self._style = self._styles[about.get("ID", "")] = list(parent)

    def start_numberformat(self, about: Attributes) -> None:
        drawn = about.get("Format", "")
        self._style[0] = _FORMATS.get(drawn, drawn)

    def start_font(self, about: Attributes) -> None:
        if "Styles" in self._open:
            self._style[1] = about.get("FontName", self._style[1])

    def _put(self, kind: str, text: str) -> None:
        if not self.pages or self._is_put:
            return
        self._is_put = True
        named = self._cell.get("StyleID") or self._row_style or "Default"
        drawn, font = self._styles.get(named, ["", ""])
        if kind == "DateTime":
            text, drawn = serial(text), drawn or SHORT_DATE
        self.pages[-1].put(
            self._row, self._column, _KINDS.get(kind, "s"), text, (drawn, font),
            formula="Formula" in self._cell,
        )  # fmt: skip


_ACTS: dict[str, Callable[[_Book, Attributes], None]] = {
    "Worksheet": _Book.start_worksheet, "Column": _Book.start_column, "Row": _Book.start_row,
    "Cell": _Book.start_cell, "Data": _Book.start_data, "Style": _Book.start_style,
    "Font": _Book.start_font, "NumberFormat": _Book.start_numberformat,
}  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else 0  # noqa: PLR2004
