"""Who has reported: one row a unit, those still missing first."""

from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import summary
from dashboard.figures.table import Cell, Table
from dashboard.words import Words, alphabetical

_ORDER = ("missing", "late", "not_received", "unknown", "not_due", "on_time", "received", "ended")
SIGNS = {
    "missing": "!",
    "late": "▽",
    "not_received": "…",
    "unknown": "…",
    "not_due": "○",
    "on_time": "●",
    "received": "●",
    "ended": "■",
}
# What stands in place of a report that has not come, by its status.
_NOT_THERE = {"not_due": "sign.not_due", "ended": "sign.not_applicable"}


def reporting(sent: pl.DataFrame, words: Words, links: dict[str, str], caption: str) -> Table:
    """Lay out who has reported, when, how late, and how much of what was asked."""
    keys = ("unit", "due", "received", "days_late", "cells", "status")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key in _NUMBERS else "")
        for key in keys
    ]
    rows = sorted(
        sent.iter_rows(named=True),
        key=lambda row: (
            _ORDER.index(row["status"]),
            -(row["days_late"] or 0),
            alphabetical(words.name(row, "unit")),
        ),
    )
    return Table(caption, head, [_row(row, words, links) for row in rows], looks="plain")


_NUMBERS = ("days_late", "cells")


def _row(row: dict[str, Any], words: Words, links: dict[str, str]) -> list[Cell]:
    late = row["days_late"]
    cells = f"{row['cells_reported']}/{row['cells_expected']}" if row["cells_expected"] else ""
    return [
        Cell(words.name(row, "unit"), heading=True, href=links.get(row["unit"]), looks="first"),
        Cell(number.day(row["due_on"], words), value=row["due_on"]),
        received(row, words),
        Cell("" if late is None else str(late), looks="num", value=late),
        Cell(cells, looks="num", value=row["cells_reported"] if cells else None),
        status(row["status"], words),
    ]


def received(row: dict[str, Any], words: Words) -> Cell:
    """Say when a report came; where none did, the sign that tells why."""
    if row["received_at"] is None:
        return Cell(words(_NOT_THERE.get(row["status"], "sign.unknown")))
    at = row["received_at"]
    return Cell(number.moment(at, words), looks="time", value=at)


def status(word: str, words: Words) -> Cell:
    """Show a report's status by colour, sign and word."""
    return Cell(
        f"{SIGNS[word]} {words(f'status.{word}')}", looks=f"status s-{word.replace('_', '-')}"
    )


def reported(sent: pl.DataFrame, words: Words) -> str:
    """Say how many units have reported; where the bloc did as a whole, that theirs is not known."""
    if sent.height and bool((sent["status"] == "unknown").all()):
        return words("own.report_only")
    return summary.reported(summary.reporting(sent), words)
