"""From the cells of a workbook back to what a covenant says, each key with the cell it stands in.

Nothing is judged here but what keeps a cell from being taken up: the rules of the reference judge.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from warehouse.covenant_book.part import PARENT, Column, Part, Written, parts
from warehouse.covenant_book.taking import Cell, Read, Spot, Taking
from warehouse.covenant_book.wording import Names, heading
from warehouse.covenant_book.writing import MARK
from warehouse.language import Sentence

_ANSWER = 4  # the column of answers on a page of questions


_NO_OWNER = Sentence(
    "không rõ dòng này thuộc dòng nào. Hãy ghi đúng một STT.",
    "it is not clear which row this belongs to. Write the number of one.",
)
_STRANGER = Sentence(
    "cột này không có trong giao ước nên không được đọc. Hãy chuyển nội dung sang cột khác rồi xoá "
    "cột này.",
    "this column is none of a covenant's and is not read. Move what it says elsewhere and delete "
    "it.",
)


class Sheet(Protocol):
    """A sheet of a workbook: its name."""

    @property
    def name(self) -> str: ...  # noqa: D102


# The rows of a table by the number before each, with their keys; None where two bear the same.
Numbered = dict[str, tuple[str, Written] | None]
Row = dict[int, Cell]  # the cells of a row by their column


@dataclass(frozen=True)
class _Page:
    """A sheet that a part is written on: its name, its rows, and where its keys stand."""

    name: str
    rows: Mapping[int, Row]
    keys: int

    def spot(self, row: int, column: int) -> Spot:
        return Spot(self.name, f"{_letters(column)}{row}")


def read(sheets: Sequence[Sheet], cells: Iterable[Cell], names: Names, *, from_1904: bool) -> Read:
    """Read a workbook that `workbook` wrote and people changed; a missing sheet is told."""
    pages, found = _pages(sheets, cells), Read()
    numbered: dict[tuple[str, ...], Numbered] = {}
    for part in parts():
        page = pages.get(part.name)
        if page is None:
            found.problems.append((Spot(heading(part).vi, "A1"), _gone(part)))
            continue
        take = Taking(part, names, found, date(1904, 1, 1) if from_1904 else date(1899, 12, 30))
        if part.is_table:
            numbered[part.path] = _read_table(page, take, numbered)
        else:
            _read_page(page, take)
    return found


def _pages(sheets: Sequence[Sheet], cells: Iterable[Cell]) -> dict[str, _Page]:
    """Find the sheet of each part by its keys, whatever the sheet is called by now."""
    rows: dict[int, dict[int, Row]] = {}
    keys: dict[str, tuple[int, int]] = {}
    for cell in cells:
        rows.setdefault(cell.sheet, {}).setdefault(cell.row, {})[cell.column] = cell
        if cell.column == 1 and cell.text.startswith(MARK):
            keys.setdefault(cell.text.removeprefix(MARK), (cell.sheet, cell.row))
    return {
        name: _Page(sheets[sheet].name, rows[sheet], row) for name, (sheet, row) in keys.items()
    }


def _read_page(page: _Page, take: Taking) -> None:
    columns = {column.name: column for column in take.part.columns}
    said: Written = {}
    met: set[str] = set()
    for row, cells in sorted(page.rows.items()):
        column = columns.get(cells[1].text) if 1 in cells and row > page.keys else None
        if column is None:
            continue
        spot, key = page.spot(row, _ANSWER), ".".join((*take.part.path, column.name))
        value = take.value(replace(column, several=False), cells.get(_ANSWER), spot)
        take.found.places.setdefault(key, spot)
        met.add(column.name)
        if value is not None and column.several:
            said.setdefault(column.name, []).append(value)
            take.found.places[f"{key}[{len(said[column.name])}]"] = spot
        elif value is not None:
            said[column.name] = value
    for name in columns.keys() - met:
        take.tell(Spot(page.name, "A1"), _lacks(take.part, name))
    if said or not take.part.path:
        _place(take.found.said, take.part.path, said)


def _place(said: Written, path: Sequence[str], inner: Written) -> None:
    for name in path:
        said = said.setdefault(name, {})
    said.update(inner)


def _read_table(
    page: _Page,
    take: Taking,
    numbered: Mapping[tuple[str, ...], Numbered],
) -> Numbered:
    """Take up the rows of a table; give them by the number that stands before each."""
    part = take.part
    by_number: Numbered = {}
    columns = _columns(page, take)
    for row, cells in sorted(page.rows.items()):
        if row <= page.keys or not any(
            cells[place].text.strip() for place in columns if place in cells
        ):
            continue
        said = {
            column.name: value
            for place, column in columns.items()
            if (value := take.value(column, cells.get(place), page.spot(row, place))) is not None
        }
        owner = _owner(said.pop(PARENT, None), part, numbered)
        if owner is None:
            take.tell(page.spot(row, 2), _NO_OWNER)
            continue
        key = _append(owner[1] if part.parent else take.found.said, owner[0], part, said)
        _note_places(take.found.places, key, page, row, columns)
        number = cells[1].text.strip() if 1 in cells else ""
        by_number[number] = None if number in by_number else (key, said)
    return by_number


def _columns(page: _Page, take: Taking) -> dict[int, Column]:
    known = {column.name: column for column in take.part.columns}
    if take.part.parent:
        known[PARENT] = Column(PARENT, "text", required=True)
    keyed = {place: cell.text for place, cell in page.rows[page.keys].items() if place > 1}
    for name in known.keys() - set(keyed.values()):
        take.tell(Spot(page.name, "A1"), _lacks(take.part, name))
    columns = {place: known[name] for place, name in keyed.items() if name in known}
    _tell_strangers(page, take, columns)
    return columns


def _tell_strangers(page: _Page, take: Taking, columns: Mapping[int, Column]) -> None:
    """Tell the first cell of each column that somebody added: it would be lost in silence."""
    told: set[int] = set(columns) | {1}
    for row, cells in sorted(page.rows.items()):
        for place in sorted(cells.keys() - told if row > page.keys else ()):
            if cells[place].text.strip():
                told.add(place)
                take.tell(page.spot(row, place), _STRANGER)


def _owner(
    number: object,
    part: Part,
    numbered: Mapping[tuple[str, ...], Numbered],
) -> tuple[str, Written] | None:
    """Find the row that a row belongs to; one of the covenant itself belongs to the covenant."""
    if part.parent is None:
        return ("", {})
    return numbered.get(part.parent, {}).get(str(number))


def _append(said: Written, above: str, part: Part, row: Written) -> str:
    """Hang a row on its parent; give its key, `target[3]`."""
    inside = part.path[len(part.parent or ()) :]
    for name in inside[:-1]:
        said = said.setdefault(name, {})
    stem = ".".join(filter(None, (above, *inside)))
    if not part.many:
        said[inside[-1]] = row
        return stem
    said.setdefault(inside[-1], []).append(row)
    return f"{stem}[{len(said[inside[-1]])}]"


def _note_places(
    places: dict[str, Spot], key: str, page: _Page, row: int, columns: Mapping[int, Column]
) -> None:
    first = min(columns, default=1)
    places[key] = page.spot(row, first)
    for place, column in columns.items():
        places[f"{key}.{column.name}"] = page.spot(row, place)


def _gone(part: Part) -> Sentence:
    name = heading(part)
    return Sentence(
        f"thiếu trang “{name.vi}”, hoặc hàng khoá ẩn của nó đã mất. Trang không có gì thì để "
        "trống, đừng xoá. Hãy xuất lại giao ước rồi chép vào.",
        f"the sheet “{name.en}” is missing, or its hidden row of keys is. Leave a sheet empty, do "
        "not delete it. Export the covenant again and copy into that.",
    )


def _lacks(part: Part, name: str) -> Sentence:
    about = heading(part, name)
    return Sentence(
        f"thiếu cột hoặc dòng “{about.vi}” ({name}). Hãy xuất lại giao ước rồi chép vào.",
        f"the column or line “{about.en}” ({name}) is missing. Export the covenant again and "
        "copy into that.",
    )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
