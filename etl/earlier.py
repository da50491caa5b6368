"""What a unit told before, as it stands beside the cells that it fills now."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from etl.form.content import Before, Earlier, asked_as
from etl.form.words import GRADES, NIL, NOT_APPLICABLE, YES_NO
from etl.wording import figure
from warehouse.period import Period

Known = Mapping[str, Mapping[str, Earlier]]  # by unit, by indicator
_MILLION = 1_000_000
_LARGE, _DECIMALS, _DECIMALS_OF_SMALL = 10, 2, 6  # rounding stays below a thousandth
_SIGNS = {"=": "", ">": "> ", "<": "< ", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}


def periods_before(period: Period) -> tuple[Period, Period | None]:
    """Give the same period a year before and, for a year, its first half."""
    half = Period(period.year, 1) if period.half is None else None
    return Period(period.year - 1, period.half), half


def earlier(
    told: Iterable[Mapping[str, Any]], period: Period, indicators: Mapping[str, Mapping[str, Any]]
) -> Known:
    """Bring standing values (unit, indicator, period, value, qualifier, missing) beside a form."""
    last_year, first_half = periods_before(period)
    known: dict[str, dict[str, Earlier]] = {}
    for row in told:
        before = before_of(row, indicators[str(row["indicator"])])
        role = {str(last_year): "last_year", str(first_half): "first_half"}.get(str(row["period"]))
        if before is None or role is None:
            continue
        of_unit = known.setdefault(str(row["unit"]), {})
        code = str(row["indicator"])
        of_unit[code] = of_unit.get(code, Earlier())._replace(**{role: before})
    return known


def before_of(row: Mapping[str, Any], indicator: Mapping[str, Any]) -> Before | None:
    """Say an earlier value in the measure that the form prints; None where nothing was told."""
    if row["missing"] == "not_applicable":
        return Before(NOT_APPLICABLE)
    if row["value"] is None:
        return None
    asked, value = asked_as(indicator), Decimal(str(row["value"]))
    if asked == "bool":
        return Before(YES_NO[0 if value else 1])
    if asked == "grade":
        return Before(GRADES[len(GRADES) - int(value)])
    if row["missing"] == "nil":
        return Before(NIL, 0.0)
    printed = value / _MILLION if asked == "money" else value
    sign = _SIGNS[str(row["qualifier"] or "=")]
    percent = "%" if asked == "share" else ""
    decimals = _DECIMALS if abs(printed) >= _LARGE else _DECIMALS_OF_SMALL
    return Before(sign + figure(printed, decimals) + percent, float(printed))
