"""What was understood of a file: who reports for when, the cells of each indicator, the flaws."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from etl.rules import RULES
from etl.wording import HINT, composed
from etl.workbook import Cell
from warehouse.period import Period

if TYPE_CHECKING:
    from etl.reported.row import Row
    from etl.reported.scene import Scene


class Flaw(NamedTuple):
    """One rule broken, and where."""

    rule: str
    sheet: str | None = None
    cell: str | None = None
    raw: str | None = None
    other: str = ""
    suggestion: str | None = None
    written: str | None = None  # the raw text, where `raw` is restored from old letters


class Entry(NamedTuple):
    """The cells of one indicator in one file; `at` is where its value stands, or should.

    `beside` holds what the row says of other periods, or of the plan (period None).
    """

    indicator: str
    sheet: str
    at: str
    measure: str
    cells: dict[str, Cell]
    with_parts: bool  # the table asks for numerator and denominator
    status: str = ""  # what the column's heading says of all its figures: E, P
    parent: str | None = None  # the indicator of which this one is a part
    beside: Sequence[tuple[Period | None, Cell]] = ()
    total: Cell | None = None  # what the same row gives as the sum over the units

    @property
    def note(self) -> str | None:
        """What the reporter wrote beside the figure; the form's own hint is nobody's word."""
        text = composed(self.cells["note"].text).strip() if "note" in self.cells else ""
        return text if text and not text.startswith(HINT) else None


@dataclass
class Reading:
    """What one file says of one unit, one period and one kind, as understood."""

    kind: str = "indicators"
    unit: str | None = None
    period: str | None = None
    level: str | None = None
    reported_on: date | None = None
    data_as_of: date | None = None
    revision: int = 0
    illustrative: bool = False
    entries: list[Entry] = field(default_factory=list)
    rows: "list[Row]" = field(default_factory=list)  # of the further sheets of its kind
    scene: "Scene | None" = None  # what these rows are held against
    flaws: list[Flaw] = field(default_factory=list)

    @property
    def status(self) -> str:
        """Say what becomes of it: accepted, quarantined or refused."""
        weighs = {RULES[flaw.rule].weighs for flaw in self.flaws}
        if "file" in weighs:
            return "refused"
        return "quarantined" if "doubt" in weighs else "accepted"
