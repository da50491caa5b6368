"""The tables of a report: what each column holds, and which rows give figures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from etl.column import Column, Columns
from etl.grid import Grid, Row
from etl.header import Header, headers
from etl.turning import turned
from etl.wording import composed, fold
from etl.workbook import Cell
from warehouse.period import Period

SIGNATURES = re.compile(
    r"^(noi nhan|nguoi lap|chu tich|t m|tm|ky ghi ro|ngay \d* ?thang|ha noi ngay)\b"
)
_NOTE = re.compile(r"^(ghi chu|nguon|so lieu minh hoa)\b")
_TOTAL = re.compile(
    r"^(tong cong|cong|tong so|toan khoi|tong|(tong )?cong [ivx ]+|[ivx]+( [ivx]+)+)$"
)
_COLUMN_NUMBER = re.compile(r"^\(?[0-9A-Za-z]{1,2}\)?( ?=.*)?$")
_FIGURES = ("value", "plan", "share", "total", "numerator", "denominator")
_FEWEST = 3
_PER_FACE = ("value", "share", "numerator", "denominator", "status", "note")


@dataclass(frozen=True)
class Table:
    """One table: its columns by number, the rows above it that are its own, and its rows."""

    name: str
    header: Header
    columns: Mapping[int, Column]
    above: list[Row]
    rows: Mapping[int, Row]
    grid: Grid

    @property
    def label(self) -> int:
        """The column of labels."""
        return _first(self.columns, "label")


class Line(NamedTuple):
    """One row of a table, told apart from headings, totals and notes."""

    row: int
    cells: Row
    label: str
    code: str
    ordinal: str


@dataclass(frozen=True)
class Face:
    """What one unit's columns say of the period reported, and beside it.

    `cells` gives the column of each role, `beside` the columns that speak of another period or
    of the plan (period None).
    """

    unit: str | None
    cells: dict[str, int]
    beside: list[tuple[int, Period | None]] = field(default_factory=list)
    status: str = ""
    doubled: str = ""  # columns that both claim to be the period's
    left: list[int] = field(default_factory=list)  # might be, but another says so by name
    heading: str = ""  # what stands over the column of values
    total: int = 0  # the column of sums over the units of a summary


def tables(grid: Grid, columns: Columns) -> Iterator[Table]:
    """Part a sheet into its tables; a header printed again merely begins the next."""
    heads = []
    for header in headers(grid):
        told = _told(header, columns, grid)
        roles = {column.role for column in told.values()}
        if "label" in roles and roles & {"value", "share"}:
            heads.append((header, told))
    if not heads and not grid.is_turned and (other := turned(grid, columns.names)):
        yield from tables(other, columns)
    tail = [row for number, row in grid.rows.items() if heads and number < heads[0][0].first]
    tail = grid.over or tail
    for position, (header, told) in enumerate(heads):
        later = [other.first for other, _ in heads[position + 1 :] if other.first > header.last]
        end = min(later, default=10**9)
        rows = {n: row for n, row in grid.rows.items() if header.last < n < end}
        table = Table(grid.name, header, told, tail, rows, grid)
        if position + 1 < len(heads) and heads[position + 1][0].first > header.last:
            tail = _tail(table)
        yield table


def faces(table: Table, own: Period) -> list[Face]:
    """Give a face for each unit that has columns, else one for the reporter itself."""
    shown = {n: c for n, c in table.columns.items() if n not in table.grid.hidden_columns}
    shown |= {n: c for n, c in table.columns.items() if c.role in {"code", "ordinal", "label"}}
    common = {n: column for n, column in shown.items() if column.unit is None}
    units = list(dict.fromkeys(column.unit for column in shown.values() if column.unit))
    if not units:
        return [_face(None, common, common, own)]
    found = [
        _face(unit, {n: c for n, c in shown.items() if c.unit == unit}, common, own)
        for unit in units
    ]
    return [replace(face, total=_first(common, "total")) for face in found]


def lines(table: Table) -> list[Line]:
    """Give the rows of figures, up to the notes or the signatures."""
    found = []
    label, code = table.label, _first(table.columns, "code")
    ordinal = _first(table.columns, "ordinal")
    figures = {n for n, column in table.columns.items() if column.role in _FIGURES}
    noted = {n for n, column in table.columns.items() if column.role == "note"}
    for number, row in table.rows.items():
        code_text = row[code].text.strip() if code in row else ""
        if not code_text and _signs(row, figures, noted):
            break
        if not code_text and label in row and _is_column_numbers(row, label):
            continue
        text = row[label].text if label in row else _shared_label(table, number, label)
        if not (text or code_text) and figures.isdisjoint(row):
            continue
        if figures.isdisjoint(row) and _NOTE.match(fold(text)):
            continue
        found.append(Line(number, row, text, code_text, _text(row, ordinal)))
    return found


def is_total(line: Line) -> bool:
    """Tell a row of totals, which is never loaded."""
    return not line.code and _says_total(line.label)


@lru_cache(maxsize=20_000)
def _says_total(text: str) -> bool:
    return bool(_TOTAL.match(fold(text)))


def unread_columns(table: Table, shown: Sequence[Face]) -> Iterator[tuple[str, str]]:
    """Name the columns of figures that nobody can tell: their place and what heads them."""
    left = {number for face in shown for number in face.left}
    for number, column in table.columns.items():
        if column.role != "other" and number not in left:
            continue
        held = next((row[number] for row in table.rows.values() if number in row), None)
        if held and any(_is_figure(row.get(number)) for row in table.rows.values()):
            yield held.address, column.path


def _told(header: Header, columns: Columns, grid: Grid) -> dict[int, Column]:
    told = {number: columns.of(path) for number, path in header.paths.items()}
    labels = [number for number, column in told.items() if column.role == "label"]
    for number in labels[1:]:  # a second “Chỉ tiêu” is the plan, unless it holds words
        rows = [row for place, row in grid.rows.items() if place > header.last and number in row]
        if any(_is_figure(row[number]) for row in rows) or not rows:
            told[number] = _as(told[number], "plan")
        else:
            told = {n: _as(c, "group") if c.role == "label" and n < number else c
                    for n, c in told.items()}  # fmt: skip
    told = {n: _percent(column, told) for n, column in told.items()}
    if not any(column.role == "value" for column in told.values()):
        told = {n: _as(c, "value") if c.role == "total" else c for n, c in told.items()}
    return told


def _percent(column: Column, beside: Mapping[int, Column]) -> Column:
    """Tell what a bare “%” is of: of the plan that stands beside it, else a share of a whole."""
    if column.role != "percent":
        return column
    planned = any(one.role == "plan" and one.unit == column.unit for one in beside.values())
    return _as(column, "comparison" if planned else "share")


def _as(column: Column, role: str) -> Column:
    return Column(role, column.path, column.time, column.unit, column.status)


def _face(
    unit: str | None, mine: Mapping[int, Column], common: Mapping[int, Column], own: Period
) -> Face:
    claims = [(column.time.fits(own), n) for n, column in mine.items() if column.role == "value"]
    best = max((fits for fits, _ in claims), default=0)
    own_columns = [n for fits, n in claims if fits == best and best]
    cells = {role: n for role in ("measure", *_PER_FACE) if (n := _first(common, role))}
    cells |= {role: n for role in _PER_FACE if (n := _first(mine, role))}
    cells.pop("value", None)
    if own_columns:
        cells["value"] = own_columns[0]
    doubled = ", ".join(mine[n].path for n in own_columns) if len(own_columns) > 1 else ""
    status = mine[own_columns[0]].status if own_columns else ""
    left = [n for fits, n in claims if 0 < fits < best]
    heading = mine[own_columns[0]].path if own_columns else ""
    beside = list(_beside(mine, own, own_columns))
    return Face(unit, cells, beside, status, doubled, left, heading)


def _beside(
    mine: Mapping[int, Column], own: Period, own_columns: list[int]
) -> Iterator[tuple[int, Period | None]]:
    """Give the columns of the year's plan (period None) and of other periods."""
    for number, column in mine.items():
        time, period = column.time, column.time.period(own)
        if column.role == "plan":
            if time.part in {"", "year"} and period and period.year == own.year:
                yield number, None
        elif column.role == "value" and number not in own_columns and period not in {own, None}:
            yield number, period


def _first(columns: Mapping[int, Column], role: str) -> int:
    return next((number for number, column in columns.items() if column.role == role), 0)


def _text(row: Row, column: int) -> str:
    return composed(row[column].text) if column in row else ""


def _shared_label(table: Table, row: int, label: int) -> str:
    """Give the label of a cell merged over several rows to each of them."""
    top, left = table.grid.owners(row, row, label).get((row, label), (row, label))
    cell = table.rows.get(top, {}).get(left)
    return cell.text if cell else ""


def _tail(table: Table) -> list[Row]:
    """Give the rows after the last one with a figure: they belong to the next table."""
    figures = {n for n, column in table.columns.items() if column.role in _FIGURES}
    tail: list[Row] = []
    for row in reversed(list(table.rows.values())):
        if any(_is_figure(row.get(number)) for number in figures):
            break
        tail.insert(0, row)
    return tail


def _is_figure(cell: Cell | None) -> bool:
    return cell is not None and (cell.kind == "n" or any(map(str.isdigit, cell.text)))


def _signs(row: Row, figures: set[int], noted: set[int]) -> bool:
    """Tell the first row of the signatures; what stands in the column of notes is a note."""
    signs = {place for place, cell in row.items() if cell.kind == "s" and _ends(cell.text)}
    if not signs or any(_is_figure(row.get(number)) for number in figures - signs):
        return False
    return bool(signs - noted)


@lru_cache(maxsize=20_000)
def _ends(text: str) -> bool:
    """Tell words that stand under a table: who signs, where, to whom it goes."""
    return bool(SIGNATURES.match(fold(text)))


def _is_column_numbers(row: Row, label: int) -> bool:
    """Tell “(1) (2) (3)=(2)/(1)” under a header: short tokens, the label's among them."""
    if not _COLUMN_NUMBER.match(row[label].text.strip()):
        return False
    texts = [cell.text.strip() for cell in row.values()]
    return len(texts) >= _FEWEST and all(_COLUMN_NUMBER.match(text) for text in texts)
