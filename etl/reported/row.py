"""One row of a further sheet: its cells by role, the figures read from them, its doubts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from etl.reading import Flaw
from etl.reported.scene import Scene
from etl.wording import composed
from etl.workbook import Cell

Said = Mapping[str, Cell]  # the filled cells of one row, by role


class Figure(NamedTuple):
    """A number as it was read; what is in doubt has been told already."""

    value: Decimal | None
    qualifier: str | None
    in_doubt: bool


NO_FIGURE = Figure(None, None, in_doubt=False)


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
