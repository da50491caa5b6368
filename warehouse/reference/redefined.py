"""When an indicator began to mean something else, and a unit to be called something else."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from warehouse.reference.checks import in_time_order
from warehouse.reference.fact import Fact, Row

# What an indicator means: a new name alone leaves its figures comparable.
_MEANING = (
    "kind", "measure", "across_units", "across_year", "denominator", "denominator_vi",
)  # fmt: skip

_NAME = ("unit", "name_vi", "name_en", "short_vi", "valid_from", "source")


def redefinitions(indicators: Iterable[Fact]) -> Iterator[Fact]:
    """Give each indicator and day from which its figures are not comparable with earlier ones."""
    for versions in in_time_order(indicators, ("indicator",)):
        for earlier, later in pairwise(versions):
            day = later.row["valid_from"]
            if day is not None and _meaning(earlier.row) != _meaning(later.row):
                row = {"indicator": later.row["indicator"], "on_day": day}
                yield Fact("redefinition", row, later.file, later.place)


def names(units: Iterable[Fact]) -> Iterator[Fact]:
    """Give each name a unit bore, and the day from which."""
    for fact in units:
        row = {column: fact.row[column] for column in _NAME}
        yield Fact("unit_name", row, fact.file, fact.place)


def _meaning(indicator: Row) -> list[object]:
    return [indicator[column] for column in _MEANING]
