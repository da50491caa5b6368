"""The header rows of a table: where they stand, and the path of words over each column."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.column import is_label, is_row_name
from etl.grid import Grid, Place, Row
from etl.wording import composed

_DEEPEST = 4  # rows of one header
_FIGURE = re.compile(r"^[\d.,%/\s-]+$")


class Header(NamedTuple):
    """One header: its rows, the columns it covers, and the texts over each, from the top down."""

    first: int
    last: int
    paths: dict[int, tuple[str, ...]]


def headers(grid: Grid) -> Iterator[Header]:
    """Find every header of a sheet; one row may hold the headers of tables side by side."""
    below = 0
    for number, row in grid.rows.items():
        labels = [column for column, cell in row.items() if is_label(cell.text)]
        if number <= below or not labels:
            continue
        labels.sort()
        header = header_at(grid, number, labels[0])
        below = header.last
        yield from _side_by_side(header, labels)


def header_at(grid: Grid, number: int, label: int) -> Header:
    """Take up the header whose column of row names is headed at this place."""
    rows = [place for place in grid.rows if place >= number][: _DEEPEST + 1]
    widest = max(column for place in rows for column in grid.rows[place])
    owners = grid.owners(max(1, number - 1), number + _DEEPEST, widest)
    last = _last(grid, rows, owners, label)
    first = _first(grid, number, owners, label)
    return Header(first, last, _paths(grid, range(first, last + 1), owners))


def _last(grid: Grid, rows: list[int], owners: dict[Place, Place], label: int) -> int:
    """Follow the header down: as far as its label is merged, or while only columns are named."""
    top = rows[0]
    last = top
    while owners.get((last + 1, label), (0, 0))[0] == top and last - top < _DEEPEST:
        last += 1
    for number in rows[1:]:
        if number == last + 1 and _names_columns(grid.rows[number], label):
            last = number
    return last


def _names_columns(row: Row, label: int) -> bool:
    """Tell a second header row: it names columns to the right, and says nothing to the left."""
    texts = [composed(cell.text) for cell in row.values()]
    left = any(column <= label for column in row)
    return not left and not any(_FIGURE.match(text) for text in texts) and len(texts) > 1


def _first(grid: Grid, number: int, owners: dict[Place, Place], label: int) -> int:
    """Take in a row above that spans several of the columns to the right of the label."""
    above = grid.rows.get(number - 1, {})
    spans = [
        column
        for (row, column), owner in owners.items()
        if row == number - 1 and owner != (row, column) and owner[1] > label and owner[1] in above
    ]
    return number - 1 if spans and min(above) > label else number


def _paths(grid: Grid, rows: range, owners: dict[Place, Place]) -> dict[int, tuple[str, ...]]:
    """Give the texts over each column; without merged cells, a blank continues what is left of it.

    Text files and careless typing know no merged cells: “Thực hiện” stands over the first of its
    columns only.
    """
    filled = {column for row in rows for column in grid.rows.get(row, {})}
    filled |= {column for row, column in owners if row in rows}
    merged = {row for row, _ in owners}
    wide = dict.fromkeys(rows, "")
    paths: dict[int, tuple[str, ...]] = {}
    for column in sorted(filled):
        path: list[str] = []
        is_named = bool(_text(grid, (rows[-1], column), owners))
        for row in rows:
            text = _text(grid, (row, column), owners)
            if text:
                wide[row] = text
            elif row != rows[-1] and is_named and row not in merged:
                text = wide[row]
            if text and text not in path[-1:]:
                path.append(text)
        if path:
            paths[column] = tuple(path)
    return paths


def _text(grid: Grid, place: Place, owners: dict[Place, Place]) -> str:
    row, column = owners.get(place, place)
    cell = grid.rows.get(row, {}).get(column)
    return composed(cell.text) if cell else ""


def _side_by_side(header: Header, labels: list[int]) -> Iterator[Header]:
    """Part tables that stand side by side: each begins left of its own column of labels."""
    starts = [0]
    for label in labels[1:]:
        start = _start(header, label)
        again = header.paths[label] == header.paths[labels[0]]
        if (start < label or again) and start - 1 > labels[0]:
            starts.append(start)
    for start, end in zip(starts, [*starts[1:], math.inf], strict=True):
        paths = {column: path for column, path in header.paths.items() if start <= column < end}
        yield header._replace(paths=paths)


def _start(header: Header, label: int) -> int:
    """Go left from a column of labels over the columns that number or code its rows."""
    start = label
    while is_row_name(header.paths.get(start - 1, ("",))[-1]):
        start -= 1
    return start
