"""The further sheets of a workbook, known by their number or name, and their filled rows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from etl.form.words import FACES, number_of
from etl.grid import Grid
from etl.grid import Row as Cells
from etl.reported.kinds import KINDS
from etl.reported.row import Row
from etl.table import SIGNATURES
from etl.wording import fold

_TOTAL = "tong cong"


class Sheet(NamedTuple):
    """One further sheet of ours: its kind, what stands over its table, and the rows filled."""

    kind: str
    name: str
    above: list[Cells]
    rows: list[Row]


def further_sheets(grids: list[Grid]) -> Iterator[Sheet]:
    """Give the sheets that tell something else than figures."""
    for grid in grids:
        texts = {fold(grid.name)}
        texts.update(fold(cell.text) for row in grid.rows.values() for cell in row.values())
        for kind, how in KINDS.items():
            if texts.isdisjoint(_marks(kind)):
                continue
            header = _header(grid, kind, how.needed)
            if header is None:
                continue
            number, columns = header
            above = [row for at, row in grid.rows.items() if at < number]
            yield Sheet(kind, grid.name, above, list(_rows(grid, number, columns)))
            break


def _marks(kind: str) -> set[str]:
    return {fold(number_of(FACES[kind])), fold(FACES[kind].sheet)}


def _header(grid: Grid, kind: str, needed: frozenset[str]) -> tuple[int, Mapping[str, int]] | None:
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


def _rows(grid: Grid, header: int, columns: Mapping[str, int]) -> Iterator[Row]:
    """Give the rows of a table, up to the signatures; what adds them up is none."""
    for at, row in grid.rows.items():
        if at <= header or any(fold(cell.text) == _TOTAL for cell in row.values()):
            continue
        if columns.get("ordinal", 0) not in row and _signs(row):
            return
        said = {role: row[place] for role, place in columns.items() if place in row}
        if said:
            yield Row(grid.name, said)


def _signs(row: Cells) -> bool:
    return any(SIGNATURES.match(fold(cell.text)) for cell in row.values())
