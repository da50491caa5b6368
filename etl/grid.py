"""The visible rows of each sheet, and what is hidden on it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.workbook import Cell, Sheet, Workbook, address, column_name

Row = dict[int, Cell]
Place = tuple[int, int]  # row, column


@dataclass(frozen=True)
class Grid:
    """One visible sheet: its filled rows by number; what nobody sees is not among them."""

    sheet: Sheet
    rows: dict[int, Row] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)  # those that hold something
    hidden_columns: Mapping[int, str] = field(default_factory=dict)
    over: list[Row] = field(default_factory=list)  # of a turned sheet: the rows over its table
    is_turned: bool = False  # rows and columns have changed sides

    def address(self, row: int, column: int) -> str:
        """Write the A1 address of a place of this grid."""
        return address(column, row) if self.is_turned else address(row, column)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def owners(self, first: int, last: int, widest: int) -> dict[Place, Place]:
        """Tell, for the merged places of some rows, which cell holds what they all show."""
        owners = {}
        for top, left, bottom, right in self.sheet.merged:
            if bottom < first or top > last:
                continue
            for row in range(max(top, first), min(bottom, last) + 1):
                for column in range(left, min(right, widest) + 1):
                    owners[row, column] = (top, left)
        return owners


def grids(workbook: Workbook) -> list[Grid]:
    """Lay out the visible sheets; of hidden sheets, rows and columns nothing is taken."""
    filled: list[dict[int, Row]] = [defaultdict(dict) for _ in workbook.sheets]
    for cell in workbook.cells:
        if cell.formula or cell.text.strip():
            filled[cell.sheet][cell.row][cell.column] = cell
    return [
        _grid(sheet, rows)
        for sheet, rows in zip(workbook.sheets, filled, strict=True)
        if not sheet.hidden
    ]


def hidden_sheets(workbook: Workbook) -> list[str]:
    """Name the hidden sheets that hold something."""
    filled = {cell.sheet for cell in workbook.cells}
    return [
        sheet.name
        for index, sheet in enumerate(workbook.sheets)
        if sheet.hidden and index in filled and not sheet.name.startswith("_")
    ]


def _grid(sheet: Sheet, rows: dict[int, Row]) -> Grid:
    rows = {number: rows[number] for number in sorted(rows)}
    unseen, shut = set(sheet.hidden_rows), set(sheet.hidden_columns)
    hidden_rows = [number for number in rows if number in unseen]
    seen = {number: row for number, row in rows.items() if number not in unseen}
    if not shut:
        return Grid(sheet, seen, hidden_rows)
    held = sorted({column for row in seen.values() for column in row if column in shut})
    hidden = {column: column_name(column) for column in held}
    return Grid(sheet, seen, hidden_rows, hidden)
