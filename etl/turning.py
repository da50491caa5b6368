"""Tables that list the units downwards and the indicators across, turned to stand like all others.

Every cell keeps its address; only the places it is looked up by change sides.
"""

from etl.grid import Grid, Row
from etl.header import header_at
from etl.identity import Names
from etl.measure import without_measure
from etl.wording import fold

_UNITS = {
    "don vi", "ten don vi", "cong doan", "ten cong doan", "don vi bao cao", "cac don vi",
    "cong doan co so", "ten cdcs", "cdcs", "don vi thanh vien",
}  # fmt: skip
_CORNER = "Chỉ tiêu"  # what the corner heads once the table is turned


def turned(grid: Grid, names: Names) -> Grid | None:
    """Give a sheet turned at the column of its units, if it lists any downwards."""
    for number, row in grid.rows.items():
        for column, cell in row.items():
            if fold(cell.text) in _UNITS and _lists_units(grid, number, column, names):
                return _turn(grid, number, column, names)
    return None


def _lists_units(grid: Grid, header: int, column: int, names: Names) -> bool:
    below = (row[column] for place, row in grid.rows.items() if place > header and column in row)
    return any(names.reporter(cell.text) for cell in below)


def _turn(grid: Grid, number: int, units: int, names: Names) -> Grid:
    header = header_at(grid, number, units)
    rows: dict[int, Row] = {}
    for place, row in grid.rows.items():
        for column, cell in row.items():
            if column >= units and place > header.last and column not in grid.hidden_columns:
                rows.setdefault(column, {})[place] = cell
    corner = grid.rows[number][units]
    rows.setdefault(units, {})[number] = corner._replace(text=_CORNER)
    for column, path in header.paths.items():
        if column in rows and column != units:
            known = names.indicator([without_measure(path[-1])])
            text = path[-1] if known else " / ".join(path)
            rows[column][number] = corner._replace(column=column, text=text)
    over = [row for place, row in grid.rows.items() if place < header.first]
    rows = {column: rows[column] for column in sorted(rows)}
    merged = tuple(
        (left, top, right, bottom)
        for top, left, bottom, right in grid.sheet.merged
        if top > header.last and left > units
    )
    return Grid(grid.sheet._replace(merged=merged), rows, over=over, is_turned=True)
