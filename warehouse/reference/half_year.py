"""The share of a year's target that is expected by half-year, where nobody states another."""

from dataclasses import dataclass
from decimal import Decimal

from warehouse.reference.fact import Row


@dataclass(frozen=True)
class Expectation:
    """Per cent of the year's target; or, where a target states its baseline, half-way from it."""

    percent: Decimal | None
    from_baseline: bool = False


# By the across-year rule of an indicator. What is known at the year's end only is not due before.
EXPECTATIONS = {
    "sum": Expectation(Decimal(50)),
    "max": Expectation(Decimal(50)),
    "once": Expectation(Decimal(100)),
    "ratio": Expectation(Decimal(100)),
    "last": Expectation(Decimal(100), from_baseline=True),
    "year_end": Expectation(None),
}


def with_expectation(indicator: Row) -> Row:
    """Complete an indicator's row; a share that the catalogue itself states holds."""
    stated = indicator["h1_expected"]
    ruled = EXPECTATIONS.get(str(indicator["across_year"]), Expectation(None))
    return {
        **indicator,
        "h1_expected": ruled.percent if stated is None else stated,
        "h1_from_baseline": ruled.from_baseline and stated is None,
    }
