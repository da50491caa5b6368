"""What a form tells besides figures: its further sheets, known by their number or name.

Statements (difficulties, proposals, results) and the programme are read; the other further sheets
are not loaded yet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from etl.form.words import FACES, STATEMENTS, number_of
from etl.grid import Grid, Row
from etl.identity import Names
from etl.reading import Activity, Flaw, Statement
from etl.table import SIGNATURES
from etl.wording import composed, fold
from etl.workbook import Cell
from warehouse.day import day_written

_NEEDED = {"statements": {"kind", "text"}, "programme": {"text", "done_on"}}
_KINDS = {fold(word): kind for word, kind in STATEMENTS.items()}
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
Said = Mapping[str, Cell]  # the filled cells of one row, by role


class Sheet(NamedTuple):
    """One further sheet of ours: its kind, what stands over its table, and the rows filled."""

    kind: str
    name: str
    above: list[Row]
    rows: list[tuple[int, Said]]


def further_sheets(grids: list[Grid]) -> Iterator[Sheet]:
    """Give the sheets of statements and programmes."""
    for grid in grids:
        texts = {fold(grid.name)}
        cells = (cell for row in grid.rows.values() for cell in row.values())
        texts.update(fold(cell.text) for cell in cells if cell.kind == "s")
        for kind, needed in _NEEDED.items():
            if texts.isdisjoint(_marks(kind)):
                continue
            header = _header(grid, kind, needed)
            if header is None:
                continue
            number, columns = header
            above = [row for at, row in grid.rows.items() if at < number]
            yield Sheet(kind, grid.name, above, list(_rows(grid, number, columns)))
            break


@cache
def _marks(kind: str) -> frozenset[str]:
    return frozenset({fold(number_of(FACES[kind])), fold(FACES[kind].sheet)})


def _header(grid: Grid, kind: str, needed: set[str]) -> tuple[int, Mapping[str, int]] | None:
    """Find the header of a sheet that bears the kind's mark, and the column of each role."""
    face, marks = FACES[kind], _marks(kind)
    headings = {fold(column.heading): column.role for column in face.columns}
    marked = fold(grid.name) in marks
    for number, row in grid.rows.items():
        folded = {column: fold(cell.text) for column, cell in row.items()}
        marked = marked or not marks.isdisjoint(folded.values())
        roles = {headings[text]: column for column, text in folded.items() if text in headings}
        if marked and roles.keys() >= needed:
            return number, roles
    return None


def _rows(grid: Grid, header: int, columns: Mapping[str, int]) -> Iterator[tuple[int, Said]]:
    """Give the rows of a table, up to the signatures."""
    for at, row in grid.rows.items():
        if at <= header:
            continue
        if columns.get("ordinal", 0) not in row and _signs(row):
            return
        yield at, {role: row[place] for role, place in columns.items() if place in row}


def _signs(row: Row) -> bool:
    return any(SIGNATURES.match(fold(cell.text)) for cell in row.values())


@dataclass
class Taken:
    """What was taken from one sheet, and the findings of what was not."""

    statements: list[Statement] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written on the sheet."""
        return not (self.statements or self.activities or self.flaws)


def taken(sheet: Sheet, year: int, names: Names, *, date_1904: bool) -> Taken:
    """Take the rows of a sheet as they stand; a row in doubt is left out, with its finding."""
    told = Taken()
    epoch = _EPOCH_1904 if date_1904 else _EPOCH
    for at, said in sheet.rows:
        if sheet.kind == "statements":
            _take_statement(told, sheet.name, at, said, names)
        else:
            _take_activity(told, sheet.name, said, (year, epoch), names)
    return told


def _take_statement(told: Taken, sheet: str, at: int, said: Said, names: Names) -> None:
    text, kind, to = said.get("text"), said.get("kind"), said.get("addressed_to")
    first = text or kind or to
    if first is None:
        return
    if text is None or not any(letter.isalpha() for letter in text.text):
        told.flaws.append(Flaw("statement_words", sheet, first.address, first.text))
    elif kind is None or fold(kind.text) not in _KINDS:
        place, raw = (kind.address, kind.text) if kind else (text.address, "")
        told.flaws.append(Flaw("statement_kind", sheet, place, raw, ", ".join(STATEMENTS)))
    else:
        addressed = (names.reporter(to.text) or composed(to.text)) if to else None
        word, words = _KINDS[fold(kind.text)], composed(text.text)
        told.statements.append(
            Statement(at, word, words, addressed, sheet, text.address, text.text)
        )


def _take_activity(
    told: Taken, sheet: str, said: Said, when: tuple[int, date], names: Names
) -> None:
    """Take one activity of which something is told; what is only printed is no report."""
    year, epoch = when
    code, name, done = said.get("activity"), said.get("text"), said.get("done_on")
    day = _day(done, epoch) if done else None
    words = {role: composed(said[role].text) for role in ("evidence", "note") if role in said}
    stated = names.done_on(code.text, year) if code else None
    is_printed = code is not None and (done is None or (day is not None and day == stated))
    if (is_printed or not (done or name)) and not words:
        return
    first = done or said.get("evidence") or said.get("note") or name
    if first is None:
        return
    if code is not None and not names.knows_activity(code.text, year):
        told.flaws.append(Flaw("known_activity", sheet, code.address, code.text))
    elif code is None and (name is None or not any(map(str.isalpha, name.text))):
        told.flaws.append(Flaw("named_activity", sheet, first.address, first.text))
    elif done is not None and (day is None or day.year != year):
        told.flaws.append(Flaw("day_in_year", sheet, done.address, done.text, str(year)))
    else:
        told.activities.append(
            Activity(
                code.text.strip() if code else None, composed(name.text) if name else None, day,
                words.get("evidence"), words.get("note"), sheet, first.address, first.text,
            )
        )  # fmt: skip


def _day(cell: Cell, epoch: date) -> date | None:
    """Read a day as it is written, or as a workbook stores it."""
    written = day_written(cell.text.strip())
    if written is not None or cell.kind != "n":
        return written
    try:
        return epoch + timedelta(days=int(float(cell.text)))
    except (ValueError, OverflowError):
        return None
