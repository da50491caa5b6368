"""Figures that no table can give: in rows outside of all, in cells that several rows share.

Neither is read, and neither is lost without a word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from etl.form.words import CHECK, FACES, number_of
from etl.grid import Grid, Place
from etl.identity import Names
from etl.items import Item, parted
from etl.measure import contradicts, overrides
from etl.reading import Flaw
from etl.table import FIGURES, Face, Table
from etl.wording import composed, fold
from etl.workbook import Cell

_FURTHER = {
    fold(mark)
    for face in (CHECK, *FACES.values())
    if face.kind != "indicators"
    for mark in (face.sheet, number_of(face))
}
_FIGURE = re.compile(r"^[~≈<>≥≤=(+\s-]*\d")
_ANNOUNCES = re.compile(
    r"^(?:ban |bang |bieu )?(?:dang ky|ke hoach|giao uoc|phuong huong|chuong trinh|"
    r"chi tieu (?:thi dua|ke hoach|phan dau|giao))\b"
)
_DONE = re.compile(
    r"(?<!don vi )(?<!ky )(?<!ngay )\bbao cao\b|(?<!giao )\buoc\b|"
    r"\b(?:ket qua|thuc hien|th|so ket|tong ket|tong hop|dat|luy ke|so lieu)\b"
)
_ABOVE = 10  # rows among which a form's sheet bears its number


def outside(seen: Iterable[Grid], taken: Mapping[str, set[int]], names: Names) -> Iterator[Flaw]:
    """Tell the rows that name an indicator and a figure, and stand in no table of their sheet.

    `taken` holds the rows of each sheet that a table has accounted for. The form's further sheets
    name indicators too, but not to report their figures.
    """
    for grid in (one for one in seen if not _is_further(one)):
        for number, row in grid.rows.items():
            if number in taken.get(grid.name, ()) or len(row) == 1:
                continue
            cells = [row[column] for column in sorted(row) if column not in grid.hidden_columns]
            if label := _label(cells, names):
                yield Flaw("row_in_table", grid.name, label.address, composed(label.text))


def announced(table: Table, face: Face) -> str:
    """Give the title of a table that tells what shall be, unless its column tells what was."""
    if _DONE.search(fold(face.heading)):
        return ""
    texts = [composed(cell.text) for row in table.above for cell in row.values()]
    titles = [text for text in texts if _ANNOUNCES.match(fold(text))]
    return titles[0] if titles and not any(_DONE.search(fold(text)) for text in texts) else ""


def _is_further(grid: Grid) -> bool:
    above = list(grid.rows.values())[:_ABOVE]
    texts = (cell.text for row in above for cell in row.values())
    return fold(grid.name) in _FURTHER or any(fold(text) in _FURTHER for text in texts)


def _label(cells: Sequence[Cell], names: Names) -> Cell | None:
    """Give the cell that names an indicator, where a figure stands to the right of it."""
    figures = [place for place, cell in enumerate(cells) if _is_figure(cell)]
    for cell in cells[: figures[-1]] if figures else ():
        _, text = parted(cell.text)
        if cell.kind == "s" and names.indicator([text]):
            return cell
    return None


def _is_figure(cell: Cell) -> bool:
    return cell.kind == "n" or bool(_FIGURE.match(cell.text))


def shared(table: Table, items: Sequence[Item]) -> dict[Place, Cell]:
    """Give the places of figures that lie under one merged cell, each with that cell.

    Whether its figure is each row's or that of all of them together, nobody can know.
    """
    rows = {item.line.row for item in items}
    figures = {number for number, column in table.columns.items() if column.role in FIGURES}
    found: dict[Place, Cell] = {}
    for top, left, bottom, right in table.grid.sheet.merged:
        held = table.rows.get(top, {}).get(left)
        if held is None or left not in figures:
            continue
        across = figures.intersection(range(left, right + 1))
        down = rows.intersection(range(top, bottom + 1))
        if len(across) > 1 or len(down) > 1:
            found |= {(row, column): held for row in down for column in across}
    return found


def unclear(
    item: Item, table: Table, face: Face, about: Mapping[str, Any], over: str,
    joined: Mapping[Place, Cell],
) -> Flaw | None:  # fmt: skip
    """Tell why the figure of a row cannot be taken for its indicator's, if it cannot.

    `over` is the measure that stands over the whole column or table, `joined` gives the cells
    that several rows share.
    """
    own = [face.cells[role] for role in ("value", "share") if role in face.cells]
    if merged := next(filter(None, (joined.get((item.line.row, n)) for n in own)), None):
        return Flaw("cell_of_one_row", table.name, merged.address, merged.text)
    held = item.line.cells.get(own[0])
    if held is None:
        return None
    if about["measure"] != "%" and "value" not in face.cells:  # 95 is 95 per cent of something
        return Flaw("same_measure", table.name, held.address, held.text)
    if over and not item.measure and contradicts(about, over) and overrides(about, over):
        return Flaw("measure_over_table", table.name, held.address, held.text, over)
    return None
