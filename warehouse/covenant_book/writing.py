"""A covenant as a workbook: a page of questions, then a table for each of its parts.

Closed words and codes are chosen from lists; numbers are numbers, days are days; each sheet prints
on A4. What the reading needs stands in a hidden row and a hidden column of keys.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from warehouse.covenant_book.part import PARENT, Column, Part, Written, parts
from warehouse.covenant_book.wording import NO, YES, Heading, Names, heading, label, shown

MARK = "#"  # begins the row of keys; the part's name follows
NUMBER = "STT"
HEAD = 5  # rows above the first row of a table: title, help, two of headings, the keys
_LISTS = "Danh mục"
_SPARE, _ANSWERS = 25, 6  # empty rows of a table and cells of a question that wait to be filled
_EXACT = 15  # digits that a number in a sheet keeps
_A4, _LONGEST_HELP, _LONGEST_TITLE = 9, 255, 32
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's date knows no zone
_WIDTHS = {"text": 30.0, "code": 30.0, "word": 18.0, "day": 12.0, "number": 11.0, "any": 20.0}
_ANSWER = 62.0  # the width of an answer on a page of questions
_LINE, _TALLEST = 15.0, 400.0  # points
_LOOKS = {"text": "text", "code": "text", "word": "text", "day": "day"}  # of a cell that waits
_CELL = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
_ENTRY = _CELL | {"border": 1, "border_color": "#9CA3AF", "bg_color": "#FFF9DB"}
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "title": {"font_name": "Times New Roman", "bold": True, "font_size": 14},
    "help": {"font_name": "Times New Roman", "italic": True, "font_size": 10},
    "head": _CELL | {"bold": True, "bg_color": "#DCE6F1", "border": 1, "border_color": "#9CA3AF"},
    "english": _CELL | {"italic": True, "font_size": 9, "font_color": "#6B7280"},
    "place": _CELL | {"font_color": "#6B7280", "num_format": "0"},
    "day": _ENTRY | {"num_format": "dd/mm/yyyy", "align": "left"},
    "number": _ENTRY | {"num_format": "General", "align": "left"},
    "any": _ENTRY | {"num_format": "General"},
    "text": _ENTRY | {"num_format": "@"},  # 2/3 and 2026-S1 stay what was typed
}


@dataclass
class Book:
    """A workbook under way: its formats, the names of codes, the lists its cells choose from."""

    book: Any
    names: Names
    styles: Mapping[str, Any]
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def choose(self, sheet: Any, at: tuple[int, ...], part: Part, column: Column) -> None:  # noqa: ANN401
        """Let cells choose from a list, and say beside them what is asked."""
        about = heading(part, column.name)
        options: dict[str, object] = {"validate": "any"}
        if choices := tuple(self.names.choices(part, column)):
            options = {"validate": "list", "source": self.lists[choices]}
            closed = column.kind in {"word", "yes"}
            options["error_type"] = "stop" if closed else "warning"
            options |= {"error_title": "Không có · Not in the list"}
            options |= {"error_message": "Hãy chọn trong danh sách của ô. · Choose from the list."}
        if about.help or choices:
            options["input_title"] = about.vi[:_LONGEST_TITLE]
            options["input_message"] = (about.help or "Chọn trong danh sách.")[:_LONGEST_HELP]
            sheet.data_validation(*at, options)


def workbook(said: Written, names: Names, title: str) -> bytes:
    """Write a covenant as a workbook; the same covenant always gives the same bytes."""
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        made.set_properties({"title": title, "created": _MADE, "author": "thidua"})
        styles = {name: made.add_format(dict(style)) for name, style in _FORMATS.items()}
        book = Book(made, names, styles)
        sheets = [(part, made.add_worksheet(name)) for name, part in _named_sheets().items()]
        _write_lists(book)
        for part, sheet in sheets:
            _write_head(book, sheet, part, title)
            if part.is_table:
                _write_table(book, sheet, part, list(rows(said, part)))
            else:
                _write_page(book, sheet, part, _inside(said, part.path))
    return content.getvalue()


def _named_sheets() -> dict[str, Part]:
    """Name the sheet of each part by its heading; by its path where two would be called alike."""
    named: dict[str, Part] = {}
    for part in parts():
        name = heading(part).vi
        named[part.name if name in named else name] = part
    return named


def rows(said: Written, part: Part) -> Iterator[tuple[int | None, Written]]:
    """Give the rows of a table in order, each with the number of the row it belongs to."""
    if part.parent is None:
        yield from ((None, row) for row in _inside(said, part.path[:-1]).get(part.path[-1], ()))
        return
    above = next(one for one in parts() if one.path == part.parent)
    for number, (_, row) in enumerate(rows(said, above), 1):
        held = _inside(row, part.path[len(above.path) : -1]).get(part.path[-1], ())
        yield from ((number, one) for one in ([held] if isinstance(held, dict) else held))


def _inside(said: Written, path: Sequence[str]) -> Written:
    for name in path:
        said = said.get(name) or {}
    return said


def _write_lists(book: Book) -> None:
    """Write what cells choose from on a sheet of its own, each list once."""
    sheet = book.book.add_worksheet(_LISTS)
    sheet.hide()
    for part in parts():
        for column in part.columns:
            choices = tuple(book.names.choices(part, column))
            if not choices or choices in book.lists:
                continue
            place = len(book.lists)
            for row, choice in enumerate(choices):
                sheet.write_string(row, place, choice)
            letter = _letters(place)
            book.lists[choices] = f"='{_LISTS}'!${letter}$1:${letter}${len(choices)}"


def _write_head(book: Book, sheet: Any, part: Part, title: str) -> None:  # noqa: ANN401
    about = heading(part)
    sheet.set_landscape() if part.is_table else sheet.set_portrait()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&CTrang &P/&N&R{about.vi.replace('&', '&&')}")
    sheet.write_string(
        0, 0 if part.is_table else 1, f"{about.vi} · {about.en}", book.styles["title"]
    )
    sheet.write_string(1, 0 if part.is_table else 1, about.help, book.styles["help"])


def _write_page(book: Book, sheet: Any, part: Part, said: Written) -> None:  # noqa: ANN401
    """Write questions one below the other: key (hidden), the question twice, the answer.

    A question with several answers has a line for each.
    """
    sheet.set_column(0, 0, None, None, {"hidden": True})
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 22)
    sheet.set_column(3, 3, _ANSWER)
    sheet.write_string(HEAD - 1, 0, MARK + part.name)
    row = HEAD
    for column in part.columns:
        about, value = heading(part, column.name), said.get(column.name)
        answers = value if isinstance(value, list) else [value]
        if column.several:
            answers = [*answers, *[None] * (_ANSWERS - len(answers))]
        book.choose(sheet, (row, 3, row + len(answers) - 1, 3), part, column)
        for answer in answers:
            sheet.write_string(row, 0, column.name)
            sheet.write_string(row, 1, about.vi + _asked(column), book.styles["head"])
            sheet.write_string(row, 2, about.en, book.styles["english"])
            sheet.set_row(row, _height([(_seen(book, part, column, answer), _ANSWER)]))
            _write_cell(book, sheet, (row, 3), (part, column), answer)
            row += 1


def _write_table(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    part: Part,
    told: Sequence[tuple[int | None, Written]],
) -> None:
    """Write a table: headings twice, the row of keys (hidden), the rows, and rows that wait."""
    columns = [*([Column(PARENT, "whole", required=True)] if part.parent else []), *part.columns]
    last = HEAD + len(told) + _SPARE - 1
    headings = [Heading(NUMBER, "No.", ""), *(heading(part, one.name) for one in columns)]
    keys = [MARK + part.name, *(one.name for one in columns)]
    for place, (about, key) in enumerate(zip(headings, keys, strict=True)):
        wanted = _asked(columns[place - 1]) if place else ""
        sheet.write_string(HEAD - 3, place, about.vi + wanted, book.styles["head"])
        sheet.write_string(HEAD - 2, place, about.en, book.styles["english"])
        sheet.write_string(HEAD - 1, place, key)
    sheet.set_row(HEAD - 1, None, None, {"hidden": True})
    widths = [
        about.width or _WIDTHS.get(one.kind, 12.0)
        for about, one in zip(headings[1:], columns, strict=True)
    ]
    sheet.set_row(
        HEAD - 3,
        _height([(about.vi, width) for about, width in zip(headings[1:], widths, strict=True)]),
    )
    sheet.set_column(0, 0, 6)
    for place, column in enumerate(columns, 1):
        sheet.set_column(place, place, widths[place - 1])
        book.choose(sheet, (HEAD, place, last, place), part, column)
    sheet.freeze_panes(HEAD, 1)
    sheet.repeat_rows(HEAD - 3, HEAD - 2)
    for row in range(HEAD, last + 1):
        number, said = told[row - HEAD] if row - HEAD < len(told) else (None, {})
        seen = [_seen(book, part, one, said.get(one.name)) for one in columns]
        sheet.set_row(row, _height(zip(seen, widths, strict=True)))
        sheet.write_number(row, 0, row - HEAD + 1, book.styles["place"])
        for place, column in enumerate(columns, 1):
            value = number if column.name == PARENT else said.get(column.name)
            _write_cell(book, sheet, (row, place), (part, column), value)


def _seen(book: Book, part: Part, column: Column, value: object) -> str:
    return "" if value is None else _text(book, part, column, value)


def _height(cells: Iterable[tuple[str, float]]) -> float:
    """Leave room for the longest text; a spreadsheet program does not where another wrote it."""
    lines = [
        sum(ceil(len(line) * 1.1 / width) or 1 for line in text.split("\n"))
        for text, width in cells
    ]
    return min(_TALLEST, _LINE * max(lines) + 2)


def _asked(column: Column) -> str:
    return " *" if column.required else ""


def _write_cell(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    at: tuple[int, int],
    what: tuple[Part, Column],
    value: object,
) -> None:
    styles = book.styles
    if value is None:
        sheet.write_blank(*at, None, styles[_LOOKS.get(what[1].kind, "any")])
    elif isinstance(value, bool):
        sheet.write_string(*at, YES if value else NO, styles["text"])
    elif isinstance(value, int | Decimal) and _digits(value) <= _EXACT:
        sheet.write_number(*at, float(value), styles["number"])
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime(*value.timetuple()[:3]), styles["day"])  # noqa: DTZ001
    else:
        sheet.write_string(*at, _text(book, *what, value), styles["text"])


def _digits(value: Decimal | int) -> int:
    return len(Decimal(value).normalize().as_tuple().digits)


def _text(book: Book, part: Part, column: Column, value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | dict):  # a table's cell holds several: one a line
        lines = [_text(book, part, column, one) for one in value]
        alone = column.several and not any("\n" in line for line in lines)
        return "\n".join(lines) if alone else json.dumps(value, ensure_ascii=False, default=str)
    if column.kind == "word":
        return label(column.name, str(value))
    names = book.names.codes(part, column)
    return shown(str(value), names.get(str(value), ""))


def _letters(place: int) -> str:
    letters = ""
    while place >= 0:
        letters = chr(65 + place % 26) + letters
        place = place // 26 - 1
    return letters
