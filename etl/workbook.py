"""Files as cells: each is read in the cage, whatever its form."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from etl import cage
from etl.file_rules import FILE_RULES
from etl.inbox import Arrival, arrival
from warehouse.language import Refusal

MAX_BYTES = 20_000_000


class Cell(NamedTuple):
    """One cell as it stands: `kind` is the format's own (n number, s text, b, e, d)."""

    sheet: int
    row: int
    column: int
    kind: str
    text: str
    number_format: str
    font: str
    formula: bool
    written: str = ""  # as it stands in the file, where `text` is restored from old letters

    @property
    def address(self) -> str:
        """The cell's A1 address."""
        return f"{column_name(self.column)}{self.row}"


class Sheet(NamedTuple):
    """One sheet: what is hidden on it, and its merged ranges (first row, column, last row, column).

    Rows and columns count from 1.
    """

    name: str
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    merged: Sequence[Sequence[int]] = ()


@dataclass(frozen=True)
class Workbook:
    """What one file holds, or the trouble (the name of a rule) that keeps it closed."""

    trouble: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    date_1904: bool = False


@contextmanager
def opened(arrivals: Sequence[Arrival]) -> Iterator[Iterator[Workbook]]:
    """Give the workbook of each arrival, in order; reading begins at once and goes on ahead."""
    troubles = [_trouble(arrival) for arrival in arrivals]
    sound = [one.path for one, trouble in zip(arrivals, troubles, strict=True) if not trouble]
    with cage.reading(sound) as replies:
        yield (Workbook(trouble=one) if one else _told(next(replies)) for one in troubles)


def read_file(path: Path) -> Workbook:
    """Read a workbook that is no report, in the cage all the same; refuse what is none."""
    if not path.is_file():
        raise Refusal(
            f"Không có tệp {path}. Hãy kiểm tra đường dẫn.",
            f"There is no file {path}. Check the path.",
        )
    with opened([arrival(path.resolve(), path.resolve().parent)]) as books:
        (book,) = books
    if book.trouble:  # in the words of any report's finding
        says = FILE_RULES[book.trouble].says
        raise Refusal(f"Không đọc được {path}. {says.vi}", f"{path} cannot be read. {says.en}")
    return book


def address(row: int, column: int) -> str:
    """Write an A1 address."""
    return f"{column_name(column)}{row}"


@lru_cache(maxsize=1_000)
def column_name(column: int) -> str:
    """Write the letters of a column; A is 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _trouble(arrival: Arrival) -> str:
    """Say what is wrong before anything is opened."""
    if arrival.trouble:
        return arrival.trouble
    return "file_too_large" if arrival.size > MAX_BYTES else ""


def _told(reply: dict[str, Any]) -> Workbook:
    return Workbook(
        trouble=reply.get("trouble", ""),
        properties=reply.get("properties", {}),
        sheets=[Sheet(**sheet) for sheet in reply.get("sheets", [])],
        cells=list(map(Cell, *reply["cells"])) if "cells" in reply else [],
        date_1904=reply.get("date_1904", False),
    )
