"""A unit's own sheets as it laid them out, the cells in doubt marked, the sentences beside them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from etl.form.page import height
from etl.receipt import words
from etl.receipt.content import Doubt, place
from etl.receipt.style import Styles
from etl.workbook import Cell, Sheet, Workbook

MOST = 30_000  # cells of a sheet that are copied
_WIDEST_MERGE = 5_000  # cells of a merged range that is kept
_NARROW, _WIDE = 6.0, 42.0  # columns, in letters
_FEW = 2  # cells of a row that are a heading or a signature rather than a line of a table
_LONG = 10  # columns that the list of doubts spans at most
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 100_000  # a serial number beyond is no day of ours
_SHUT = re.compile(r"[\[\]:*?/\\]")
_COMMENT = {"author": "thidua", "x_scale": 2.2, "y_scale": 1.4}
Merged = tuple[int, int, int, int]


class Copied(NamedTuple):
    """One sheet to be written, under the name that the receipt gives it."""

    name: str
    sheet: Sheet
    cells: Sequence[Cell]
    doubts: Sequence[Doubt]
    date_1904: bool

    @property
    def is_cut(self) -> bool:
        """Whether the sheet is too large to be copied whole."""
        return len(self.cells) > MOST


def sheets_of(workbook: Workbook, doubts: Iterable[Doubt], taken: Iterable[str]) -> list[Copied]:
    """Choose the sheets that a reader sees, each with its doubts and a name not taken."""
    cells: dict[int, list[Cell]] = {}
    for cell in workbook.cells:
        cells.setdefault(cell.sheet, []).append(cell)
    found = list(doubts)
    names = {name.casefold() for name in taken}
    copied = []
    for index, sheet in enumerate(workbook.sheets):
        if sheet.hidden or index not in cells:
            continue
        own = [doubt for doubt in found if doubt.sheet == sheet.name]
        name = _free_name(sheet.name, names)
        names.add(name.casefold())
        copied.append(Copied(name, sheet, cells[index], own, workbook.date_1904))
    return copied


def write_copy(page: Any, copied: Copied, styles: Styles, mark: str) -> None:  # noqa: ANN401
    """Write one sheet: values as they stand, never as formulas, and the list of doubts below."""
    cells = copied.cells[:MOST]
    texts = {(cell.row, cell.column): _shown(cell, copied.date_1904) for cell in cells}
    in_doubt: dict[tuple[int, int], list[Doubt]] = {}
    for doubt in copied.doubts:
        in_doubt.setdefault(place(doubt.cell), []).append(doubt)
    in_doubt.pop((0, 0), None)
    places = {one: texts.get(one, "") for one in [*texts, *in_doubt]}
    loose = _loose(places)
    merged = list(_merged(copied.sheet, max(row for row, _ in places)))
    widths = _widths({at: text for at, text in places.items() if at not in loose}, merged, places)
    for column, width in widths.items():
        page.set_column(column - 1, column - 1, width)
    for top, left, bottom, right in merged:
        page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", styles["own"])
    for at, text in places.items():
        style = "loose" if at in loose else "own"
        _write_cell(page, at, text, in_doubt.get(at, ()), (styles, style))
    kept = {at: "" if at in loose else text for at, text in places.items()}
    for row, tall in _heights(kept, merged, widths).items():
        page.set_row(row - 1, tall)
    last = _write_list(page, copied.doubts, max(row for row, _ in places) + 1, widths, styles)
    set_up(page, mark)
    page.print_area(0, 0, last, max(widths) - 1)


def set_up(page: Any, mark: str) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Print on A4, as wide as the paper."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_header(f"&C{mark}" if mark else "")
    page.set_footer("&L&A&R&P/&N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cell(
    page: Any,  # noqa: ANN401 - xlsxwriter ships no types
    at: tuple[int, int],
    text: str,
    doubts: Sequence[Doubt],
    look: tuple[Styles, str],
) -> None:
    (styles, style), row, column = look, at[0] - 1, at[1] - 1
    if not doubts:
        page.write_string(row, column, text, styles[style])
        return
    gravest = min((one.severity for one in doubts), key=words.GRAVE_FIRST.index)
    if text:
        page.write_string(row, column, text, styles.doubted(gravest))
    else:
        page.write_blank(row, column, None, styles.doubted(gravest))
    page.write_comment(row, column, "\n".join(_sentence(one) for one in doubts), _COMMENT)


def _sentence(doubt: Doubt) -> str:
    return f"{words.SEVERITIES[doubt.severity].spoken()}: {doubt.says.spoken()}"


def _write_list(
    page: Any,  # noqa: ANN401 - xlsxwriter ships no types
    doubts: Sequence[Doubt],
    below: int,
    widths: Mapping[int, float],
    styles: Styles,
) -> int:
    """Write the sentences below the sheet, across its columns; give the last row, from 0."""
    if not doubts:
        return below
    last = max(3, min(_LONG, max(widths)))
    width = sum(widths.get(column, 8.43) for column in range(1, last + 1))
    page.merge_range(below, 0, below, last - 1, words.ON_THIS_SHEET.spoken(), styles["part"])
    row = below
    for doubt in sorted(doubts, key=lambda one: place(one.cell)):
        row += 1
        said = f"{words.SIGNS[doubt.severity]} {_sentence(doubt)}"
        text = " · ".join(filter(None, (doubt.cell, said)))
        page.merge_range(row, 0, row, last - 1, "", styles[f"listed {doubt.severity}"])
        page.write_string(row, 0, text, styles[f"listed {doubt.severity}"])
        page.set_row(row, height([(text, width, 11)]))
    return row


def _shown(cell: Cell, date_1904: bool) -> str:  # noqa: FBT001 - as the workbook says
    """Give a cell's text as it stands; a day, stored as a number, as the day it shows."""
    pattern = _QUOTED.sub("", cell.number_format).lower()
    if cell.kind == "n" and "d" in pattern and "y" in pattern:
        try:
            serial = float(cell.text)
        except ValueError:
            return cell.text
        if 0 < serial < _LAST_DAY:
            epoch = _EPOCH_1904 if date_1904 else _EPOCH
            return f"{epoch + timedelta(days=int(serial)):%d/%m/%Y}"
    return cell.text


def _merged(sheet: Sheet, last_row: int) -> Iterable[Merged]:
    """Give the merged ranges that can be kept: of a sensible size, none over another."""
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merged:
        bottom = min(bottom, last_row)  # noqa: PLW2901 - nothing stands below
        size = (bottom - top + 1) * (right - left + 1)
        if bottom < top or not 1 < size <= _WIDEST_MERGE:
            continue
        places = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if taken.isdisjoint(places):
            taken |= places
            yield top, left, bottom, right


def _loose(places: Mapping[tuple[int, int], str]) -> set[tuple[int, int]]:
    """Tell the lines that run over their columns: a row's only text, or one of two."""
    rows: dict[int, list[int]] = {}
    for row, column in places:
        rows.setdefault(row, []).append(column)
    return {(row, column) for row, held in rows.items() if len(held) <= _FEW for column in held}


def _widths(
    texts: Mapping[tuple[int, int], str],
    merged: Iterable[Merged],
    places: Iterable[tuple[int, int]],
) -> dict[int, float]:
    """Give each column the room that its own texts ask for, within bounds."""
    spread = {
        (row, column)
        for top, left, bottom, right in merged
        if right > left
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    last = max(column for _, column in places)
    widths = dict.fromkeys(range(1, last + 1), _NARROW)
    for (row, column), text in texts.items():
        if (row, column) not in spread:
            longest = max((len(line) for line in text.splitlines()), default=0)
            widths[column] = max(widths[column], min(_WIDE, longest + 4.0))
    return widths


def _heights(
    places: Mapping[tuple[int, int], str], merged: Iterable[Merged], widths: Mapping[int, float]
) -> dict[int, float]:
    """Give each row the room for its longest text, wrapped."""
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    rows: dict[int, list[tuple[str, float, int]]] = {}
    for (row, column), text in places.items():
        bottom, right = spans.get((row, column), (row, column))
        if bottom == row:
            width = sum(widths.get(one, _NARROW) for one in range(column, right + 1))
            rows.setdefault(row, []).append((text, width, 10))
    return {row: min(400.0, height(texts)) for row, texts in rows.items()}


def _free_name(name: str, taken: set[str]) -> str:
    """Give a sheet a name that Excel takes and no other sheet has."""
    bare = _SHUT.sub("_", name).strip("'")[:31] or "Sheet"
    free, number = bare, 1
    while free.casefold() in taken:
        number += 1
        free = f"{bare[:26]} ({number})"
    return free
