"""One row of a further sheet: its cells by role, the figures read from them, its doubts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from etl.form.words import AWARDS, YES_NO
from etl.identity import Names
from etl.measure import Context
from etl.reading import Flaw
from etl.record import Record
from etl.wording import composed, fold
from etl.workbook import Cell
from warehouse.day import day_written
from warehouse.period import Period

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_KNOWN_AWARDS = {fold(award): award for award in AWARDS}
_YES, _NO = ({fold(word), more} for word, more in zip(YES_NO, ("x", "khong dang ky"), strict=True))
Said = Mapping[str, Cell]  # the filled cells of one row, by role


class Figure(NamedTuple):
    """A number as it was read; what is in doubt has been told already."""

    value: Decimal | None
    qualifier: str | None
    in_doubt: bool


NO_FIGURE = Figure(None, None, in_doubt=False)


@dataclass(frozen=True)
class Scene:
    """Who reports for when, and the names a row is held against."""

    names: Names
    reporter: str
    period: Period | None
    date_1904: bool = False

    @property
    def year(self) -> int:
        """The year reported on; 0 where the period is not known."""
        return self.period.year if self.period else 0

    @property
    def covenants(self) -> list[str]:
        """The covenants that the reporter belongs to."""
        return self.names.covenants.of(self.reporter, self.year)

    def day(self, cell: Cell | None) -> date | None:
        """Read a day as it is written, or as a workbook stores it."""
        if cell is None:
            return None
        written = day_written(cell.text.strip())
        if written is not None or cell.kind != "n":
            return written
        try:
            since = _EPOCH_1904 if self.date_1904 else _EPOCH
            return since + timedelta(days=int(float(cell.text)))
        except (ValueError, OverflowError):
            return None

    def is_of_review(self, day: date | None) -> bool:
        """Tell a day of the year reported on, or of the next, when the year is reviewed."""
        return day is not None and day.year in {self.year, self.year + 1}

    def member(self, cell: Cell) -> str | None:
        """Give the unit that a cell names, where it belongs to the reporting bloc that year."""
        unit = self.names.reporter(cell.text, self.period)
        return unit if unit and self.is_member(unit) else None

    def is_member(self, unit: str) -> bool:
        """Tell whether a unit belongs to the reporting bloc that year."""
        return self.names.covenants.has_member(self.reporter, self.year, unit)


@dataclass(frozen=True)
class Row:
    """One row in which somebody has written."""

    sheet: str
    said: Said
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def words(self, role: str) -> str | None:
        """Give the words of a cell, if there are any."""
        return composed(self.said[role].text) or None if role in self.said else None

    def figure(self, role: str) -> Figure:
        """Give the number of a cell, with nothing in it where the cell is blank."""
        return self.figures.get(role, NO_FIGURE)

    def place(self, role: str) -> tuple[str, str, str]:
        """Give sheet, cell and raw text: the last three fields of a record."""
        cell = self.said[role]
        return self.sheet, cell.address, cell.written or cell.text

    def unknown_member(self, scene: Scene, role: str, filled: str) -> Flaw:
        """Say that a cell names no unit of the bloc; `filled` is where the row says something."""
        if role not in self.said:
            return self.flaw("unit_told", filled)
        nearest = scene.names.nearest("unit", self.said[role].text, scene.is_member)
        return self.flaw("known_member", role, str(scene.year), nearest)

    def first(self, *roles: str) -> str:
        """Give the first of these roles whose cell is filled; there must be one."""
        return next(role for role in roles if role in self.said)

    def flaw(self, rule: str, role: str, other: str = "", suggestion: str | None = None) -> Flaw:
        """Break a rule at the cell of a role."""
        cell = self.said[role]
        return Flaw(
            rule, self.sheet, cell.address, cell.text, other, suggestion, cell.written or None
        )


def award_named(words: str) -> tuple[str, bool]:
    """Give an award as the form's list writes it, else as written; and whether it is known."""
    known = _KNOWN_AWARDS.get(fold(words))
    return known or words, known is not None


def says_yes(words: str) -> bool | None:
    """Read “Có” or “Không”; None where it is neither."""
    folded = fold(words)
    return True if folded in _YES else False if folded in _NO else None


def _no_figures(_row: Row, _scene: Scene) -> Mapping[str, Context]:
    return {}


@dataclass(frozen=True)
class Kind:
    """How the sheets of one kind are read.

    `needed` are the columns without which a sheet is none of the kind; `entries` those that are
    filled by people; `figures` tells which cells of a row hold numbers, and how each is read;
    `take` gives the records and flaws of a row once they are read.
    """

    needed: frozenset[str]
    entries: tuple[str, ...]
    take: Callable[[Row, Scene], Iterable[Record | Flaw]]
    figures: Callable[[Row, Scene], Mapping[str, Context]] = _no_figures
    tells: Callable[[Row, Scene], bool] | None = None

    def is_told(self, row: Row, scene: Scene) -> bool:
        """Tell a row in which something is reported from one that is only printed."""
        if self.tells is not None:
            return self.tells(row, scene)
        return not row.said.keys().isdisjoint(self.entries)
