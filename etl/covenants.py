"""What covenants state that reports are held against: who belongs, the programme, the scheme."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from warehouse.reference import Reference

_LEADS = frozenset({"leader", "deputy"})


class Span(NamedTuple):
    """The points that a criterion may give, from the least to the most."""

    low: Decimal
    high: Decimal


class Covenants:
    """The covenants of a reference: each is of one bloc and year."""

    def __init__(self, reference: Reference) -> None:
        tables = reference.tables
        self._codes = {
            (str(row["bloc"]), int(str(row["year"]))): str(row["covenant"])
            for row in tables.get("covenant", [])
        }
        self._roles: dict[tuple[str, int], dict[str, str]] = {}  # of a unit in a year, by bloc
        for row in tables.get("membership", []):
            of_unit = self._roles.setdefault((str(row["unit"]), int(str(row["year"]))), {})
            of_unit[str(row["bloc"])] = str(row["role"])
        self._programme = {
            (str(row["activity"]), int(str(row["covenant"])[:4])): row["done_on"]
            for row in tables.get("activity", [])
        }
        self._spans = {
            (str(row["covenant"]), str(row["criterion"])): _span(row)
            for row in tables.get("criterion", [])
        }

    def of(self, reporter: str, year: int) -> list[str]:
        """Give the covenants of a year that a unit belongs to, or a bloc's own."""
        blocs = [reporter, *self._roles.get((reporter, year), ())]
        return [self._codes[bloc, year] for bloc in blocs if (bloc, year) in self._codes]

    def led_by(self, unit: str, year: int) -> list[str]:
        """Give the blocs in which a unit is leader or deputy that year."""
        roles = self._roles.get((unit, year), {})
        return [bloc for bloc, role in roles.items() if role in _LEADS]

    def has_member(self, bloc: str, year: int, unit: str) -> bool:
        """Tell whether a unit belongs to a bloc that year."""
        return bloc in self._roles.get((unit, year), ())

    def knows_activity(self, code: str, year: int) -> bool:
        """Tell whether a covenant of that year has an activity of this code."""
        return (code.strip(), year) in self._programme

    def done_on(self, code: str, year: int) -> object:
        """Give the day on which an activity was done, if a document states it."""
        return self._programme.get((code.strip(), year))

    def span(self, covenants: Iterable[str], criterion: str) -> Span | None:
        """Give the points that a criterion of one of these covenants may give."""
        found = (self._spans.get((covenant, criterion)) for covenant in covenants)
        return next((span for span in found if span), None)


def most_points(criterion: Mapping[str, object]) -> Decimal:
    """Give the most that a criterion adds; a deduction takes away, whichever sign it bears."""
    most = Decimal(str(criterion["max_points"]))
    return -abs(most) if criterion.get("kind") == "deduction" else most


def _span(criterion: Mapping[str, object]) -> Span:
    most = most_points(criterion)
    return Span(min(most, Decimal(0)), max(most, Decimal(0)))
