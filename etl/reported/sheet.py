"""The further sheets of a workbook, known by their number or name, and their filled rows."""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from etl.form.words import FACES, number_of
from etl.grid import Grid
from etl.grid import Row as Cells
from etl.reading import Flaw
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


class Marked(NamedTuple):
    """A grid that bears the mark of a kind: its number, or its name alone."""

    grid: Grid
    kind: str
    by_number: bool


def marked(grids: list[Grid]) -> list[Marked]:
    """Find the grids that bear the mark of a further sheet."""
    found = []
    for grid in grids:
        cells = (cell for row in grid.rows.values() for cell in row.values())
        texts = {fold(cell.text) for cell in cells if cell.kind == "s"}
        for kind in KINDS:
            number, name = _marks(kind)
            if number in texts or name in texts or name == fold(grid.name):
                found.append(Marked(grid, kind, number in texts))
    return found


def further_sheets(found: list[Marked]) -> Iterator[Sheet]:
    """Give the sheets that tell something else than figures; a grid is one of them."""
    taken: set[int] = set()
    for grid, kind, _ in found:
        header = None if id(grid) in taken else _header(grid, kind)
        if header is not None:
            number, columns = header
            above = [row for at, row in grid.rows.items() if at < number]
            yield Sheet(kind, grid.name, above, list(_rows(grid, number, columns)))
            taken.add(id(grid))


def headless(found: list[Marked]) -> Iterator[Flaw]:
    """Tell the sheets that bear the number of a kind, but not the columns it needs."""
    for grid, kind, by_number in found:
        if by_number and _header(grid, kind) is None:
            face, needed = FACES[kind], KINDS[kind].needed
            columns = [one.heading for one in face.columns if one.role in needed]
            yield Flaw("own_columns", grid.name, raw=number_of(face), other=", ".join(columns))


def without_figures(grids: list[Grid], with_table: Container[str]) -> Iterator[Flaw]:
    """Tell the sheets that bear the number of the figures, but have no table of figures."""
    face = FACES["indicators"]
    columns = [one.heading for one in face.columns if one.role in {"label", "value"}]
    number = number_of(face)
    for grid in grids:
        texts = {fold(cell.text) for row in grid.rows.values() for cell in row.values()}
        if fold(number) in texts and grid.name not in with_table:
            yield Flaw("own_columns", grid.name, raw=number, other=", ".join(columns))


@cache
def _marks(kind: str) -> tuple[str, str]:
    return fold(number_of(FACES[kind])), fold(FACES[kind].sheet)


def _header(grid: Grid, kind: str) -> tuple[int, Mapping[str, int]] | None:
    """Find the header of a sheet that bears the kind's mark, and the column of each role."""
    face, marks, needed = FACES[kind], set(_marks(kind)), KINDS[kind].needed
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
    unit = columns.get("unit", 0)
    owners = grid.owners(header + 1, max(grid.rows), unit)
    for at, row in grid.rows.items():
        if at <= header or any(fold(cell.text) == _TOTAL for cell in row.values()):
            continue
        if columns.get("ordinal", 0) not in row and _signs(row):
            return
        said = {role: row[place] for role, place in columns.items() if place in row}
        over, left = owners.get((at, unit), (at, unit))
        if "unit" not in said and left in grid.rows.get(over, {}):
            said["unit"] = grid.rows[over][left]  # merged over the rows of its criteria
        if said:
            yield Row(grid.name, said)


def _signs(row: Cells) -> bool:
    return any(SIGNATURES.match(fold(cell.text)) for cell in row.values())
