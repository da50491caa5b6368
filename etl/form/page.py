"""One printed sheet: paper, heading, header row, signatures; the same for every kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor
from typing import Any

from etl.form.content import Form, title_of
from etl.form.entry import Cell
from etl.form.words import KIND_NAME, MARK, Column, Face, number_of
from etl.form.words import VERDICT as BESIDE

_LINE = 15.0  # points, of 11-point letters
_A4 = 9
DAYS = ("Ngày báo cáo", "Số liệu tính đến ngày")
_LETTERS = {8: 1.25, 10: 1.3, 11: 1.18}  # how many of a size fit in one unit of width


@dataclass(frozen=True)
class Page:
    """A sheet under way: where it is written, what it is, and its formats."""

    sheet: Any
    face: Face
    columns: Sequence[Column]
    form: Form
    styles: Mapping[str, Any]

    def at(self, role: str) -> int:
        """Give the place of a column by its role."""
        return next(place for place, one in enumerate(self.columns) if one.role == role)

    def cell(self, row: int, role: str) -> Cell:
        """Give an entry cell by its role."""
        place = self.at(role)
        return Cell(self.sheet, row, place, self.columns[place].heading)

    def has(self, role: str) -> bool:
        """Tell whether the sheet has a column of this role."""
        return any(one.role == role for one in self.columns)

    @property
    def last(self) -> int:
        """The last printed column."""
        return len([one for one in self.columns if one is not BESIDE]) - 1

    def span(self, row: int, first: int, last: int, text: object, style: str) -> None:
        """Write a text across columns."""
        if first == last:
            self.sheet.write(row, first, text, self.styles[style])
        else:
            self.sheet.merge_range(row, first, row, last, text, self.styles[style])

    def within(self, share: float) -> int:
        """Give the column in which a share of the printed width ends."""
        widths = [one.width for one in self.columns[: self.last + 1]]
        reached = [sum(widths[: place + 1]) >= share * sum(widths) for place in range(len(widths))]
        return reached.index(True)


def set_up(page: Page, header: int) -> None:
    """Set paper, widths, frozen panes, protection and what is printed on each sheet of paper."""
    sheet, form = page.sheet, page.form
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, column.width)
    sheet.set_portrait() if page.face.portrait else sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.freeze_panes(header + 1, 3)
    name = form.unit_name.replace("&", "&&")
    sheet.set_footer(f"&L{name}&CTrang &P/&N&R{number_of(page.face)} · {form.period.label('vi')}")
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def mark_kind(book: Any, page: Page) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Name the sheet's kind where renaming, moving and re-sorting do not reach: a hidden name."""
    book.define_name(f"'{page.face.sheet}'!{KIND_NAME}", f'="{page.face.kind}"')
    book.defined_names[-1][-1] = True


def write_heading(page: Page) -> int:
    """Write who reports what for when; give the first row below."""
    form, middle = page.form, page.within(0.45)
    page.span(0, 0, middle, form.parent_name.upper(), "over")
    page.span(0, middle + 1, page.last, number_of(page.face), "number")
    page.span(1, 0, middle, form.bloc_name.upper(), "strong")
    page.span(2, 0, page.last, title_of(form, page.face), "title")
    page.sheet.set_row(2, 24)
    row = 3
    if form.subtitle:
        page.span(row, 0, page.last, form.subtitle, "subtitle")
        page.sheet.set_row(row, 34)
        row += 1
    if form.illustrative:
        page.span(row, 0, page.last, MARK, "mark")
        row += 1
    said = (
        ("Đơn vị báo cáo:", f"{form.unit_name} ({form.unit})"),
        ("Kỳ báo cáo:", f"{form.period.label('vi')} ({form.period})"),
    )
    for label, text in said:
        page.span(row, 0, 1, label, "asked")
        page.span(row, 2, max(2, middle), text, "said")
        row += 1
    return row


def write_days(page: Page, row: int, label: tuple[int, int], entry: int) -> list[Cell]:
    """Ask for the days and, last, the revision, one below the other; give the entry cells."""
    form, cells = page.form, []
    days = dict(zip(DAYS, (form.reported_on, form.data_as_of), strict=True))
    if not page.has("value"):
        del days[DAYS[1]]
    for text, day in days.items():
        page.span(row, *label, f"{text}:", "asked")
        moment = datetime(day.year, day.month, day.day) if day else None  # noqa: DTZ001 - a day
        page.sheet.write(row, entry, moment, page.styles["date"])
        cells.append(Cell(page.sheet, row, entry, text))
        cells[-1].ask_for_day()
        row += 1
    page.span(row, *label, "Lần sửa:", "asked")
    page.sheet.write(row, entry, form.revision or None, page.styles["free"])
    return [*cells, Cell(page.sheet, row, entry, "Lần sửa")]


def write_header(page: Page, row: int) -> None:
    """Write the headings of the columns."""
    for place, column in enumerate(page.columns):
        page.sheet.write(row, place, column.heading, page.styles["header"])
    most = max(wrapped(one.heading, one.width, 11) for one in page.columns)
    page.sheet.set_row(row, 4 + _LINE * max(2, most))


def write_signatures(page: Page, row: int, signs: str) -> None:
    """Leave room for day, names and seal below the table, and print down to there."""
    right = page.within(0.55)
    left = min(page.within(0.4), right - 1)
    page.span(row, right, page.last, "………………, ngày …… tháng …… năm ………", "subtitle")
    page.span(row + 1, 0, left, "NGƯỜI LẬP BIỂU", "strong")
    page.span(row + 1, right, page.last, signs, "strong")
    page.span(row + 2, 0, left, "(Ký, ghi rõ họ tên)", "subtitle")
    page.span(row + 2, right, page.last, "(Ký, đóng dấu)", "subtitle")
    page.sheet.print_area(0, 0, row + 6, page.last)


def height(texts: Iterable[tuple[str, float, int]]) -> float:
    """Leave room for the longest of the wrapped texts (text, width, size of letters).

    Excel does not do so by itself where a file is written by a program.
    """
    return 5 + max(wrapped(*text) * _LINE * min(1.0, text[2] / 11 + 0.02) for text in texts)


def wrapped(text: str, width: float, size: int) -> int:
    """Count the lines of a text in a column, broken between words."""
    room = max(1, floor((width - 1) * _LETTERS[size]))
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        lines += ceil(len(word) / room) - 1
        used += len(word) + bool(used)
    return lines
