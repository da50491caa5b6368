"""From the cells of a workbook back to what a covenant says, each key with the cell it stands in.

Nothing is judged here but what keeps a cell from being taken up: the rules of the reference judge.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple, Protocol
from unicodedata import normalize

from warehouse.covenant_book.part import PARENT, Column, Part, Written, parts
from warehouse.covenant_book.wording import NO, YES, Names, code_of, heading, word_of
from warehouse.covenant_book.writing import MARK
from warehouse.language import Sentence

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DAY_LETTERS = re.compile(r"[dyDY]")
_ANSWER = 4  # the column of answers on a page of questions
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


class Cell(Protocol):
    """A cell as a reader of workbooks gives it: rows and columns count from 1, sheets from 0."""

    @property
    def sheet(self) -> int: ...  # noqa: D102 - see the class
    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def column(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def number_format(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102


class Sheet(Protocol):
    """A sheet of a workbook: its name."""

    @property
    def name(self) -> str: ...  # noqa: D102


class Spot(NamedTuple):
    """A cell by the name of its sheet and its address."""

    sheet: str
    cell: str


@dataclass
class Read:
    """What a workbook says, where each key stands, and the cells that could not be taken up."""

    said: Written = field(default_factory=dict)
    places: dict[str, Spot] = field(default_factory=dict)
    problems: list[tuple[Spot, Sentence]] = field(default_factory=list)


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
    numbered: dict[tuple[str, ...], dict[str, tuple[str, Written]]] = {}
    for part in parts():
        page = pages.get(part.name)
        if page is None:
            found.problems.append((Spot(heading(part).vi, "A1"), _gone(part)))
            continue
        take = _Taking(part, names, found, date(1904, 1, 1) if from_1904 else date(1899, 12, 30))
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


@dataclass(frozen=True)
class _Taking:
    """How the cells of one part are taken up, and where what they say goes."""

    part: Part
    names: Names
    found: Read
    day_zero: date

    def value(self, column: Column, cell: Cell | None, spot: Spot) -> object:
        """Take up a cell: what it says, or None where nothing stands."""
        if cell is None or not cell.text.strip():
            if cell is not None and cell.kind != "s":
                self.tell(spot, "công thức này chưa có kết quả. Hãy mở tệp bằng Excel rồi lưu lại, "
                          "hoặc ghi thẳng giá trị.", "this formula has no result. Open the file in "
                          "Excel and save it, or write the value itself.")  # fmt: skip
            return None
        if cell.kind == "e":
            self.tell(spot, f"ô báo lỗi {cell.text}. Hãy ghi giá trị.", f"the cell is in error "
                      f"({cell.text}). Write its value.")  # fmt: skip
            return None
        if column.several:
            held = _structured(cell.text)
            lines = held if isinstance(held, list) else cell.text.splitlines()
            return [self._text(column, str(line)) for line in lines if str(line).strip()]
        return (
            self._number(column, cell)
            if cell.kind in {"n", "d", "b"}
            else self._of_text(column, cell.text)
        )

    def tell(self, spot: Spot, vi: str, en: str) -> None:
        self.found.problems.append((spot, Sentence(vi, en)))

    def _number(self, column: Column, cell: Cell) -> object:
        if cell.kind == "b":
            return cell.text in {"1", "true"}
        if cell.kind == "d":
            return date.fromisoformat(cell.text[:10])
        exact = Decimal(f"{float(cell.text):.15g}")
        look = _QUOTED.sub("", cell.number_format)
        if column.kind == "number" and "%" in look:
            return f"{exact * 100:f}%"  # typed as 80%: a share, and surely meant
        if _DAY_LETTERS.search(look):
            return self.day_zero + timedelta(days=int(exact))
        if column.kind in {"number", "any"}:
            return exact
        whole = int(exact) if exact == int(exact) else exact
        return whole if column.kind == "whole" and isinstance(whole, int) else f"{whole}"

    def _of_text(self, column: Column, text: str) -> object:
        text = normalize("NFC", text)
        if column.kind == "yes":
            said = {YES.casefold(): True, NO.casefold(): False}.get(text.strip().casefold())
            return text if said is None else said
        if column.kind == "number" and _PLAIN.fullmatch(text.strip()):
            return Decimal(text.strip())
        if column.kind == "whole" and text.strip().isdigit():
            return int(text)
        if column.kind == "any":
            return _structured(text)
        return self._text(column, text)

    def _text(self, column: Column, text: str) -> str:
        if column.kind == "word":
            return word_of(column, text)
        if column.kind == "code":
            return code_of(text, self.names.codes(self.part, column))
        return text if column.kind == "text" and not column.several else text.strip()


def _structured(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _read_page(page: _Page, take: _Taking) -> None:
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
        take.tell(Spot(page.name, "A1"), *_lacks(take.part, name))
    if said or not take.part.path:
        _place(take.found.said, take.part.path, said)


def _place(said: Written, path: Sequence[str], inner: Written) -> None:
    for name in path:
        said = said.setdefault(name, {})
    said.update(inner)


def _read_table(
    page: _Page,
    take: _Taking,
    numbered: Mapping[tuple[str, ...], Mapping[str, tuple[str, Written]]],
) -> dict[str, tuple[str, Written]]:
    """Take up the rows of a table; give them by the number that stands before each."""
    part = take.part
    by_number: dict[str, tuple[str, Written]] = {}
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
            take.tell(page.spot(row, 2), "dòng này không thuộc dòng nào. Hãy ghi đúng STT.",
                      "this row belongs to no row. Write the number of one.")  # fmt: skip
            continue
        key = _append(take.found.said if not part.parent else owner[1], owner[0], part, said)
        _note_places(take.found.places, key, page, row, columns)
        number = cells[1].text.strip() if 1 in cells else ""
        by_number.setdefault(number, (key, said))
    return by_number


def _columns(page: _Page, take: _Taking) -> dict[int, Column]:
    known = {column.name: column for column in take.part.columns}
    if take.part.parent:
        known[PARENT] = Column(PARENT, "text", required=True)
    keyed = {place: cell.text for place, cell in page.rows[page.keys].items() if place > 1}
    for name in known.keys() - set(keyed.values()):
        take.tell(Spot(page.name, "A1"), *_lacks(take.part, name))
    return {place: known[name] for place, name in keyed.items() if name in known}


def _owner(
    number: object,
    part: Part,
    numbered: Mapping[tuple[str, ...], Mapping[str, tuple[str, Written]]],
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


def spots(places: Mapping[str, Spot], key: str) -> Iterator[Spot]:
    """Find the cell of a key, or of what it stands in: `target[3].value`, `target[3]`, `target`."""
    while key:
        if key in places:
            yield places[key]
        key = re.sub(r"(?:\.[^.\[\]]+|\[\d+\])$", "", key) if re.search(r"[.\[]", key) else ""


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
