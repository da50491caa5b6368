"""What every reader answers with: sheets and cells as they stand, within the limits of a report.

Cells go out as columns: sheet, row, column, kind, text, number format, font, formula. `kind` is n
(a number, as the digits stored), s (text), b, e or d, as in a workbook.
"""

from collections.abc import Sequence
from typing import Any

MAX_ROWS = 50_000
MAX_COLUMNS = 1_000
MAX_CELLS = 400_000
MAX_MERGED = 20_000
MAX_LETTERS = 40_000_000  # of all cells of one file
_WHOLE = 10**15

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Unreadable(Exception):  # noqa: N818 - an answer about a file
    """Why a file is not read, by the name of the rule."""


class Page:
    """One sheet while it is read; a cell that holds something beyond the limits ends the reading.

    How far a sheet says that it reaches is nothing: Excel counts what is merely formatted.
    """

    def __init__(self, index: int, name: str, *, hidden: bool = False) -> None:
        self.index, self.name, self.hidden = index, name, hidden
        self.cells: list[Sequence[Any]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []

    def put(
        self, row: int, column: int, kind: str, text: str, style: tuple[str, str] = ("", ""),
        *, formula: bool = False,
    ) -> None:  # fmt: skip
        """Add a cell that holds something; `style` is its number format and its font."""
        if not (text or formula):
            return
        if column > MAX_COLUMNS or row > MAX_ROWS or len(self.cells) >= MAX_CELLS:
            raise Unreadable("sheet_too_large")
        self.cells.append((self.index, row, column, kind, text, *style, formula))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged range that spans more than one cell."""
        if (bottom > top or right > left) and len(self.merged) < MAX_MERGED:
            self.merged.append((top, left, min(bottom, MAX_ROWS), min(right, MAX_COLUMNS)))

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns."""
        self.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def described(self) -> dict[str, Any]:
        """Say what is known of the sheet besides its cells."""
        return {
            "name": self.name,
            "hidden": self.hidden,
            "hidden_rows": sorted(self.hidden_rows),
            "hidden_columns": sorted(self.hidden_columns),
            "merged": self.merged,
        }


def told(
    pages: Sequence[Page], properties: dict[str, str] | None = None, *, date_1904: bool = False
) -> dict[str, Any]:
    """Give the whole answer about one file."""
    cells = [cell for page in pages for cell in page.cells]
    columns = list(zip(*cells, strict=True)) or [()] * 8
    if len(cells) > MAX_CELLS or sum(map(len, columns[4])) > MAX_LETTERS:
        raise Unreadable("sheet_too_large")
    return {
        "properties": properties or {},
        "sheets": [page.described() for page in pages],
        "date_1904": date_1904,
        "cells": columns,
    }


def digits(number: float) -> str:
    """Write a stored number as a workbook does: the fewest digits that give it back."""
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)


def raised(text: str) -> str:
    """Write the digits of a raised mark as raised digits: “66” and a note’s “2” are not 662."""
    return text.translate(_RAISED)
