"""The tables of a document as .xlsx: numbers are numbers, totals are reckoned in their cells."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dashboard.reports.model import (
    Cell,
    Document,
    Figure,
    Live,
    Table,
    figures,
    placed,
    tables,
)
from dashboard.reports.writers.register import registered

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SOURCES = "Nguồn số liệu"
REGISTER = "Từng con số"
_LONGEST_NAME = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_NUMERAL = re.compile(r"[−-]?\d[\d.]*(?:,\d+)?")
_PAGE = 115.0  # the widths of a table's columns come to so many characters together
_LINE = 15.5  # the height of a line, in points
_FILLED = 1.05  # signs of a line, in widths of a digit: Vietnamese letters are narrow
_HEAD = ("Số", "Tờ", "Ô", "Giá trị", "Chữ", "Mục", "Bảng", "Cột", "Dòng")


def write(document: Document) -> bytes | None:
    """Write the tables of a document, a sheet each, with its sources; None where it has none."""
    import xlsxwriter

    shown = tables(document)
    if not [table for table in shown if table.name != SOURCES]:
        return None
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        as_of = datetime.fromisoformat(document.properties["thidua.as_of"])
        book.set_properties({"title": document.title[:255], "created": as_of, "author": "thidua"})
        for name, value in document.properties.items():
            book.set_custom_property(name, value, "text")
        sheets = _Sheets(book, document)
        for table in shown:
            sheets.add(table)
        sheets.add_register()
    return content.getvalue()


class _Sheets:
    """The sheets of one workbook, and where each figure stands in them."""

    def __init__(self, book: "Workbook", document: Document) -> None:
        self._book = book
        self._document = document
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._names: set[str] = set()
        self._where: dict[int, tuple[str, str]] = {}  # a figure, by identity: sheet and cell

    def add(self, table: Table) -> None:
        """Write one table below a title and the document's marks."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        name = self._free_name(table.name)
        sheet = self._book.add_worksheet(name)
        first = self._title(sheet, table) + len(table.head)
        total = sum(table.widths)
        widths = [max(6, width / total * _PAGE) for width in table.widths]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for row, lines in _lines(table, widths).items():
            sheet.set_row(first + row, _LINE * lines)
        for row, column, cell in placed(table):
            at = (first + row, column)
            self._write(sheet, at, cell, first, head=row < 0)
            for piece in cell.pieces:
                if isinstance(piece, Figure):
                    self._where[id(piece)] = (name, xl_rowcol_to_cell(*at))
        sheet.freeze_panes(first, 2 if len(table.widths) > 3 else 0)  # noqa: PLR2004 - TT and name
        sheet.repeat_rows(first - len(table.head), first - 1)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if self._document.landscape or table.size < 12:  # noqa: PLR2004 - wide tables are small
            sheet.set_landscape()
        self._page_head(sheet)

    def _page_head(self, sheet: "Worksheet") -> None:
        mark = " – ".join(self._document.marks)
        sheet.set_header(f"&C&P&R&B{mark}" if mark else "&C&P")

    def _title(self, sheet: "Worksheet", table: Table) -> int:
        rows: list[tuple[str, dict[str, object]]] = [
            (self._document.title, {"bold": True, "font_size": 13})
        ]
        if self._document.marks:
            marks = " – ".join(self._document.marks)
            rows.append((marks, {"bold": True, "font_color": "#B42318"}))
        if table.caption:
            rows.append((table.caption, {"italic": True}))
        for row, (text, looks) in enumerate(rows):
            sheet.write_string(row, 0, text, self._format(looks))
        return len(rows) + 1

    def _write(
        self, sheet: "Worksheet", at: tuple[int, int], cell: Cell, first: int, *, head: bool
    ) -> None:
        looks: dict[str, object] = {
            "border": 1, "text_wrap": True, "valign": "vcenter", "align": cell.align,
            "bold": cell.bold, "bg_color": "#E9EEEF" if head else None,
        }  # fmt: skip
        figure = cell.figure
        if cell.across > 1 or cell.down > 1:
            last = (at[0] + cell.down - 1, at[1] + cell.across - 1)
            sheet.merge_range(*at, *last, "", self._format(looks))
        if figure is None:
            sheet.write_string(*at, cell.text, self._format(looks))
            return
        looks["num_format"] = number_format(figure)
        value = _number(figure)
        shape = self._format(looks)
        if isinstance(value, date):
            sheet.write_datetime(*at, datetime(*value.timetuple()[:3]), shape)  # noqa: DTZ001 - a day
        elif cell.live:
            sheet.write_formula(*at, formula(cell.live, first), shape, value)
        else:
            sheet.write_number(*at, value, shape)

    def add_register(self) -> None:
        """List every figure with the rows of the warehouse that it is of."""
        sheet = self._book.add_worksheet(self._free_name(REGISTER))
        bold = self._format({"bold": True, "border": 1})
        plain = self._format({"border": 1})
        for column, text in enumerate(_HEAD):
            sheet.write_string(0, column, text, bold)
        row = 1
        told = _in_tables(self._document)
        for one in registered(self._document):
            figure = told.get(one.number)
            if figure is None:
                continue
            where = self._where[id(figure)]
            key = "; ".join(f"{name}={_written(value)}" for name, value in one.key.items())
            texts = (
                *where,
                one.value,
                one.text,
                str(one.entry or ""),
                one.relation,
                one.column,
                key,
            )
            sheet.write_number(row, 0, one.number, plain)
            for column, text in enumerate(texts, 1):
                sheet.write_string(row, column, text, plain)
            row += 1
        sheet.set_column(0, 6, 14)
        sheet.set_column(7, 8, 30)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        self._page_head(sheet)

    def _format(self, looks: dict[str, object]) -> "Format":
        told = {"font_name": "Times New Roman", "font_size": 11, **looks}
        kept = {name: value for name, value in told.items() if value not in (None, False)}
        key = tuple(sorted(kept.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(kept)
        return self._formats[key]

    def _free_name(self, wanted: str) -> str:
        base = _NO_NAME.sub(" ", wanted)[:_LONGEST_NAME]
        name, n = base, 2
        while name.casefold() in self._names:
            name, n = f"{base[: _LONGEST_NAME - 4]} {n}", n + 1
        self._names.add(name.casefold())
        return name


def _lines(table: Table, widths: Sequence[float]) -> dict[int, int]:
    """Reckon how many lines each row takes: not every program fits rows to wrapped words."""
    found: dict[int, int] = {}
    for row, column, cell in placed(table):
        room = sum(widths[column : column + cell.across]) * cell.down * _FILLED
        lines = -(-len(cell.text) // max(1, int(room))) if cell.text else 1
        found[row] = max(found.get(row, 1), lines)
    return found


def _in_tables(document: Document) -> dict[int, Figure]:
    """Give the figures that stand in tables, by their number in the whole document."""
    inside = {
        id(piece)
        for table in tables(document)
        for row in (*table.head, *table.rows)
        for cell in row
        for piece in cell.pieces
    }
    told = enumerate(figures(document), 1)
    return {number: figure for number, figure in told if id(figure) in inside}


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(str(one) for one in value)
    return "" if value is None else str(value)


def _number(figure: Figure) -> Any:  # noqa: ANN401 - a number or a day
    value = figure.value
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    number = Decimal(value) / figure.scale
    return int(number) if number == number.to_integral_value() else float(number)


def number_format(figure: Figure) -> str:
    """Write the format that shows a number as the document does: bound, decimals, sign."""
    if isinstance(figure.value, date):
        return "dd/mm/yyyy"
    match = _NUMERAL.search(figure.text)
    if match is None:
        return _quoted(figure.text) or "General"  # a sign or a word stands for the number
    decimals = match[0].partition(",")[2]
    shape = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    before = figure.text[: match.start()]
    if before.endswith("+"):
        before = before[:-1]
        return f"{_quoted(before)}+{shape}{_quoted(figure.text[match.end() :])}"
    return f"{_quoted(before)}{shape}{_quoted(figure.text[match.end() :])}"


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), "")}"' if text else ""


def formula(live: Live, first: int) -> str:
    """Write a live cell as a formula; `first` is the sheet's row of the table's first row."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cells = [xl_rowcol_to_cell(first + row, column) for row, column in live.cells]
    start, end = cells[0], cells[-1]
    return {
        "sum": f"=SUM({_together(live.cells, first)})",
        "scaled": f"=SUM({_together(live.cells[:-1], first)})*{end}",
        "percent": f"={start}/{end}*100",
        "growth": f"=({start}-{end})/{end}*100",
        "subtract": f"={start}-{end}",
        "late": f"=MAX(0,{start}-{end})",
        "matching": f'=COUNTIF({start}:{end},"{live.word}")',
    }[live.rule]


def _together(cells: Sequence[tuple[int, int]], first: int) -> str:
    """Write cells beside or below one another as one range."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    if not cells:
        return ""
    rows, columns = ({cell[n] for cell in cells} for n in (0, 1))
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    if area == len(cells) > 1:
        start, end = min(cells), max(cells)
        return ":".join(xl_rowcol_to_cell(first + row, column) for row, column in (start, end))
    return ",".join(xl_rowcol_to_cell(first + row, column) for row, column in cells)
