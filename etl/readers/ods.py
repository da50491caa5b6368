"""Sheets of LibreOffice, .ods and .fods: one XML text of styles, tables, rows and cells."""

import zipfile
from datetime import datetime
from typing import Any

from etl.readers.formats import SHORT_DATE
from etl.readers.package import Attributes, Parts, told_by, walk
from etl.readers.reply import MAX_COLUMNS, MAX_ROWS, Page, Unreadable, digits, raised, told

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a sheet have no zone
_MOST_GAPS = 1000
_HIDING = {"collapse", "filter"}
_ASIDE = {"annotation", "ruby-text"}  # what stands beside the text of a cell
_NUMBERS = {"float", "percentage", "currency"}
_DRAWN = {
    "percentage-style": "%", "currency-style": "", "date-style": "date", "number-style": "",
}  # fmt: skip


def read(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Read a sheet file that is a package."""
    manifest = told_by(archive, "META-INF/manifest.xml", Parts())
    if any(True for _ in manifest.named("encryption-data")):
        raise Unreadable("password_protected")
    document = _Document()
    for part in ("styles.xml", "meta.xml", "content.xml"):
        if part in archive.NameToInfo:
            document.take(archive.read(part))
    return told(document.pages, document.properties)


def read_flat(content: bytes) -> dict[str, Any]:
    """Read a sheet file that is one XML text."""
    document = _Document()
    document.take(content)
    return told(document.pages, document.properties)


class _Style:
    """What a named style says; what it does not say, its parent says."""

    def __init__(self, about: Attributes) -> None:
        self.parent = about.get("parent-style-name", "")
        self.data = about.get("data-style-name", "")
        self.font = ""
        self.hidden = False
        self.raised = False


class _Document:
    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.properties: dict[str, str] = {}
        self._styles: dict[str, _Style] = {}
        self._faces: dict[str, str] = {}
        self._formats: dict[str, tuple[str, str]] = {}
        self._style: _Style | None = None
        self._format = ""
        self._property = ""
        self._table: _Table | None = None
        self._letters: list[str] | None = None
        self._depth = 0  # of tables inside a cell
        self._beside = 0

    def take(self, part: bytes) -> None:
        """Read one part."""
        walk(part, self._start, self._end, self._text)

    def look(self, name: str) -> tuple[str, str]:
        """Give the number format and the font of a cell style."""
        number_format, font = "", ""
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                break
            number_format = number_format or style.data
            font = font or style.font
            name = style.parent
        return self._drawn(number_format), font

    def is_raised(self, name: str) -> bool:
        """Tell whether a style sets letters above the line."""
        return name in self._styles and self._styles[name].raised

    def _drawn(self, name: str) -> str:
        if name not in self._formats:
            return ""
        kind, number = self._formats[name]
        return SHORT_DATE if kind == "date" else number + kind

    def _start(self, name: str, about: Attributes) -> None:
        if self._table is not None:
            self._inside(name, about)
        elif name == "table" and "name" in about:
            style = self._styles.get(about.get("style-name", ""))
            hidden = bool(style and style.hidden)
            self._table = _Table(self, Page(len(self.pages), about["name"], hidden=hidden))
        elif name == "user-defined":
            self._property, self._letters = about.get("name", ""), []
        else:
            self._define(name, about)

    def _define(self, name: str, about: Attributes) -> None:
        """Take up what defines a look."""
        if name in {"style", "default-style"}:
            own = about.get("name") or f"default {about.get('family', '')}"
            self._style = self._styles[own] = _Style(about)
            if "name" in about and not self._style.parent:
                self._style.parent = f"default {about.get('family', '')}"
        elif name in _DRAWN:
            self._format = about.get("name", "")
            self._formats[self._format] = (_DRAWN[name], "")
        elif name == "number" and self._format:
            kind = self._formats[self._format][0]
            self._formats[self._format] = (kind, _number_format(about))
        elif name == "font-face":
            self._faces[about.get("name", "")] = about.get("font-family", "").strip("'")
        elif name == "text-properties" and self._style is not None:
            face = about.get("font-name", "")
            self._style.font = about.get("font-family", "").strip("'") or self._faces.get(
                face, face
            )
            self._style.raised = _is_above(about.get("text-position", ""))
        elif name == "table-properties" and self._style is not None:
            self._style.hidden = about.get("display") == "false"

    def _inside(self, name: str, about: Attributes) -> None:
        if self._table is None:
            return
        if name == "table":
            self._depth += 1
        elif name in _ASIDE:
            self._beside += 1
        elif self._depth:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            self._table.begin_cell(about, covered=name.startswith("covered"))
        elif name == "table-row":
            self._table.begin_row(about)
        elif name == "table-column":
            self._table.column(about)
        elif not self._beside:
            self._table.write(name, about)

    def _end(self, name: str) -> None:
        if self._table is not None:
            self._leave(self._table, name)
        elif name == "user-defined" and self._letters is not None:
            self.properties[self._property] = "".join(self._letters)
            self._letters = None
        elif name in {"style", "default-style"}:
            self._style = None
        elif name in _DRAWN:
            self._format = ""

    def _leave(self, table: "_Table", name: str) -> None:
        if name in _ASIDE:
            self._beside -= 1
        elif name == "table":
            self._depth -= 1
            if self._depth < 0:
                self.pages.append(table.page)
                self._table, self._depth = None, 0
        elif self._depth or self._beside:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            table.end_cell()
        elif name == "table-row":
            table.end_row()
        elif name in {"p", "h"}:
            table.end_line()
        elif name == "span":
            table.end_span()

    def _text(self, words: str) -> None:
        if self._table is not None:
            if not self._beside and not self._depth:
                self._table.text(words)
        elif self._letters is not None:
            self._letters.append(words)


class _Table:
    """One sheet; rows and cells may stand for many of their like."""

    def __init__(self, document: _Document, page: Page) -> None:
        self.page, self._document = page, document
        self._row, self._rows, self._column = 1, 1, 1
        self._columns_said = 1
        self._defaults: list[tuple[int, str]] = []  # up to which column, by which style
        self._cell: Attributes = {}
        self._covered = False
        self._lines: list[list[str]] = []
        self._in_line = 0
        self._spans: list[bool] = []  # whether each part of a line that is open is raised
        self._held: list[tuple[int, str, str, tuple[str, str], bool]] = []

    def column(self, about: Attributes) -> None:
        """Take up what is said of columns."""
        count = _count(about, "number-columns-repeated")
        last = self._columns_said + count - 1
        if about.get("visibility") in _HIDING:
            self.page.hide_columns(self._columns_said, last)
        self._defaults.append((last, about.get("default-cell-style-name", "")))
        self._columns_said = last + 1

    def begin_row(self, about: Attributes) -> None:
        """Begin a row, or many alike."""
        self._rows, self._column, self._held = _count(about, "number-rows-repeated"), 1, []
        if about.get("visibility") in _HIDING:
            last = min(self._row + self._rows - 1, MAX_ROWS)
            self.page.hidden_rows.update(range(self._row, last + 1))

    def end_row(self) -> None:
        """Put the row's cells, as often as the row stands."""
        if self._held:
            if self._row + self._rows - 1 > MAX_ROWS:
                raise Unreadable("sheet_too_large")
            for row in range(self._row, self._row + self._rows):
                for column, kind, text, look, formula in self._held:
                    self.page.put(row, column, kind, text, look, formula=formula)
        self._row += self._rows

    def begin_cell(self, about: Attributes, *, covered: bool) -> None:
        """Begin a cell, or many alike."""
        self._cell, self._covered, self._lines, self._in_line = about, covered, [], 0
        self._spans = []

    def write(self, name: str, about: Attributes) -> None:
        """Meet what stands in the text of a cell."""
        if name in {"p", "h"}:
            self._lines.append([])
            self._in_line += 1
        elif name == "span":
            self._spans.append(self._document.is_raised(about.get("style-name", "")))
        elif name == "s":
            self.text(" " * min(_count(about, "c"), _MOST_GAPS))
        elif name == "tab":
            self.text("\t")
        elif name == "line-break":
            self.text("\n")

    def end_line(self) -> None:
        """End a paragraph."""
        self._in_line = max(0, self._in_line - 1)

    def end_span(self) -> None:
        """End a part of a line that has a look of its own."""
        if self._spans:
            self._spans.pop()

    def text(self, words: str) -> None:
        """Take up letters; between paragraphs there are only gaps of the file's own."""
        if self._in_line:
            self._lines[-1].append(raised(words) if any(self._spans) else words)

    def end_cell(self) -> None:
        """Keep a cell that holds something."""
        count = _count(self._cell, "number-columns-repeated")
        first, self._column = self._column, self._column + count
        down, across = (_count(self._cell, f"number-{way}-spanned") for way in ("rows", "columns"))
        self.page.merge(self._row, first, self._row + down - 1, first + across - 1)
        text = "\n".join("".join(line) for line in self._lines)
        formula = "formula" in self._cell
        kind, text, drawn = _content(self._cell, text)
        if self._covered or not (text or (formula and not self._cell.get("value-type"))):
            return
        if first + count - 1 > MAX_COLUMNS:
            raise Unreadable("sheet_too_large")
        for column in range(first, first + count):
            number_format, font = self._document.look(self._style_of(column))
            look = (number_format or drawn, font)
            self._held.append((column, kind, text, look, formula))

    def _style_of(self, column: int) -> str:
        own = self._cell.get("style-name")
        return own or next((name for last, name in self._defaults if column <= last), "")


def _is_above(position: str) -> bool:
    """Tell “super 58%” and “33% 58%” from “sub 58%”, “-33% 58%” and “0% 100%”."""
    return position.startswith("super") or (position[:1].isdigit() and position[:2] != "0%")


def _number_format(about: Attributes) -> str:
    """Write a number's look as a workbook does; “0.000” and “#,##0,” show another number."""
    places, factor = about.get("decimal-places", ""), about.get("display-factor", "1")
    if not places.isdigit() and factor == "1":
        return ""
    decimals = "." + "0" * min(int(places), 9) if places.isdigit() and int(places) else ""
    thousands = "," * (len(factor) // 3) if factor.isdigit() else ""
    return ("#,##0" if about.get("grouping") == "true" else "0") + decimals + thousands


def _content(cell: Attributes, text: str) -> tuple[str, str, str]:
    """Give kind, text and the number format that the kind of value implies."""
    kind = cell.get("value-type", "string" if text else "")
    if kind in _NUMBERS:
        return "n", digits(float(cell.get("value", "nan"))), "0%" if kind == "percentage" else ""
    if kind == "date":
        return "n", serial(cell.get("date-value", "")), SHORT_DATE
    if kind == "boolean":
        return "b", "1" if cell.get("boolean-value") == "true" else "0", ""
    if (
        text.startswith(("#", "Err:"))
        and "formula" in cell
        and text.rstrip("!?0123456789/").isupper()
    ):
        return "e", text, ""
    return "s", text or cell.get("string-value", ""), ""


def serial(written: str) -> str:
    """Give a day as the number that workbooks store."""
    moment = datetime.fromisoformat(written.removesuffix("Z")[:26]).replace(tzinfo=None)
    return digits((moment - _EPOCH).total_seconds() / 86400)


def _count(about: Attributes, name: str) -> int:
    number = about.get(name, "1")
    return max(1, int(number)) if number.isdigit() and len(number) < 9 else 1  # noqa: PLR2004
