"""The charts of the reports: the bullets of the pages, by the same rules and colours."""

from collections.abc import Sequence
from typing import Any

from dashboard.figures import bullet, wording
from dashboard.reports import saying
from dashboard.reports.model import Bar, Block, Chart, Piece
from dashboard.reports.prose import say
from dashboard.reports.saying import VI
from dashboard.theme import LIGHT

Row = dict[str, Any]


def progress_chart(progress: Sequence[Row]) -> list[Block]:
    """Draw one bar an indicator that can be set beside its target; nothing where none can."""
    bars = tuple(_bar(row) for row in progress if bullet.reach(row) is not None)
    if not bars:
        return []
    start = "Mức thực hiện so với mục tiêu năm:"
    return [say(start), Chart(VI("bullet.key"), bars, bullet.LIMIT)]


def _bar(row: Row) -> Bar:
    length, shade = bullet.reach(row) or 0.0, LIGHT.verdicts[row["verdict"]]
    expected = row["expected_percent"]
    return Bar(
        label=(row["indicator_vi"],),
        told=_told(row),
        length=min(length, bullet.LIMIT),
        expected=None if expected is None else float(expected),
        fill=shade.fill,
        edge=shade.edge,
        open_ended=row["qualifier"] in (">", ">=") or length > bullet.LIMIT,
        estimated=bool(row["estimated"]),
    )


def _told(row: Row) -> tuple[Piece, ...]:
    verdict = wording.verdict(row, VI)
    share = saying.percent(row)
    if row["percent"] is None or row["kind"] in ("bool", "grade"):
        return (*saying.done(row), f": {verdict}")
    return (share, f": {verdict}")
