"""What the tables of all documents share: cells, totals that agree with the warehouse, legends."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.reports.model import Align, Cell, Live, Paragraph, Piece, Value, said
from dashboard.reports.saying import VI

_SIGNS = ("sign.nil", "sign.unknown", "sign.unread", "sign.not_applicable", "sign.not_due")
_AS_GOOD_AS_EQUAL = Decimal("0.0001")  # both are kept with six decimals at least


def cell(*pieces: Piece, align: Align = "left", bold: bool = False) -> Cell:
    """Make a cell."""
    return Cell(tuple(piece for piece in pieces if piece != ""), align, bold)


def number(*pieces: Piece, live: Live | None = None, bold: bool = False) -> Cell:
    """Make a cell of a column of numbers."""
    return Cell(tuple(piece for piece in pieces if piece != ""), "right", bold, live=live)


def heads(*names: str) -> tuple[Cell, ...]:
    """Make a row of headings."""
    return tuple(Cell((name,), "center", bold=True) for name in names)


def ordinal(place: int) -> Cell:
    """Give the number of a row."""
    return Cell((str(place),), "center")


def agreeing(live: Live, value: Value | None, reckoned: Decimal | None) -> Live | None:
    """Let a cell be reckoned anew only where that gives what the warehouse holds."""
    if not isinstance(value, Decimal) or reckoned is None:
        return None
    return live if abs(value - reckoned) < _AS_GOOD_AS_EQUAL else None


def percent_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Give a part of a whole in per cent, where both are known."""
    return part / whole * 100 if part is not None and whole else None


def legend(rows: Sequence[Sequence[Cell]]) -> list[Paragraph]:
    """Explain the signs that stand in a table in place of numbers; none where there are none."""
    there = {said(one.pieces) for row in rows for one in row}
    told = [f"“{VI(key)}”: {VI(f'{key}.means')}" for key in _SIGNS if VI(key) in there]
    return [Paragraph((f"Ghi chú: {'; '.join(told)}.",), "legend")] if told else []
