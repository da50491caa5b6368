"""Workbooks as cells: each file is opened once, in the cage, and its cells are kept by its hash."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from etl import cage
from etl.inbox import Arrival

# what was read by other code is another reading: nobody has to remember to raise a number
READER_VERSION = hashlib.sha256(cage.READER.read_bytes()).hexdigest()[:12]
BATCH = 200
MAX_BYTES = 20_000_000
COLUMNS = {
    "sheet": pl.Int32,
    "row": pl.Int32,
    "column": pl.Int32,
    "kind": pl.String,
    "text": pl.String,
    "number_format": pl.String,
    "font": pl.String,
    "formula": pl.Boolean,
}
_READ = (".xlsx", ".xlsm")
_PASSING = {"takes_too_long", "crashed_the_reader", "unreadable_file"}  # worth another try


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
        return address(self.row, self.column)


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


def read(
    arrivals: Sequence[Arrival], cache: Path, progress: Callable[[], None] = lambda: None
) -> Iterator[Workbook]:
    """Give the workbook of each arrival, in order, opening only what was never opened before."""
    for start in range(0, len(arrivals), BATCH):
        batch = arrivals[start : start + BATCH]
        closed = [arrival for arrival in batch if _must_be_opened(arrival, cache)]
        replies = cage.read_all([arrival.path for arrival in closed], progress)
        opened = {arrival.sha256: reply for arrival, reply in zip(closed, replies, strict=True)}
        for arrival in batch:
            if arrival.sha256 in opened:
                yield _keep(arrival, opened[arrival.sha256], cache)
            else:
                yield _kept(arrival, cache)


def address(row: int, column: int) -> str:
    """Write an A1 address."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """Write the letters of a column; A is 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _must_be_opened(arrival: Arrival, cache: Path) -> bool:
    return not _trouble(arrival) and not _place(arrival, cache).exists()


def _trouble(arrival: Arrival) -> str:
    """Say what is wrong before anything is opened."""
    if arrival.trouble:
        return arrival.trouble
    if not arrival.file_name.lower().endswith(_READ):
        return "form_not_read"
    return "file_too_large" if arrival.size > MAX_BYTES else ""


def _place(arrival: Arrival, cache: Path) -> Path:
    return cache / "cells" / f"{arrival.sha256}-{READER_VERSION}.parquet"


def _keep(arrival: Arrival, reply: dict[str, Any], cache: Path) -> Workbook:
    columns = reply.pop("cells", None) or [()] * len(COLUMNS)
    workbook = Workbook(
        trouble=reply.get("trouble", ""),
        properties=reply.get("properties", {}),
        sheets=[Sheet(**sheet) for sheet in reply.get("sheets", [])],
        cells=[Cell(*values) for values in zip(*columns, strict=True)],
        date_1904=reply.get("date_1904", False),
    )
    if workbook.trouble in _PASSING:
        return workbook
    cells = pl.DataFrame(dict(zip(COLUMNS, columns, strict=True)), schema=COLUMNS)
    place = _place(arrival, cache)
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(f".{os.getpid()}")
    cells.write_parquet(unfinished, metadata={"workbook": json.dumps(reply)})
    unfinished.replace(place)
    return workbook


def _kept(arrival: Arrival, cache: Path) -> Workbook:
    trouble = _trouble(arrival)
    if trouble:
        return Workbook(trouble=trouble)
    place = _place(arrival, cache)
    about = json.loads(pl.read_parquet_metadata(place)["workbook"])
    return Workbook(
        trouble=about.get("trouble", ""),
        properties=about.get("properties", {}),
        sheets=[Sheet(**sheet) for sheet in about.get("sheets", [])],
        cells=[Cell(*values) for values in pl.read_parquet(place).rows()],
        date_1904=about.get("date_1904", False),
    )
