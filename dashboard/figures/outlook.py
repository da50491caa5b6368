"""Outlook: what of a year's target is done, still to be done, and likely; row by row, in words."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import wording
from dashboard.words import Words

Row = dict[str, Any]
# From what needs a decision to what needs patience only.
OUTLOOKS = ("lost", "missed", "unlikely", "open", "likely", "reached", "year_end")
HARD = ("lost", "missed", "unlikely")
GOOD = ("likely", "reached")
_EVEN = Decimal("0.5")
_SURE = 1
_AHEAD = (
    "half", "half_qualifier", "needed_h2", "needed_qualifier", "reachable", "forecast",
    "forecast_qualifier", "low", "high", "chance", "method", "history_years", "result",
    "no_forecast", "below_last_year",
)  # fmt: skip
_MADE = ("forecast", "low", "high", "chance", "method", "history_years")


def rows(progress: pl.DataFrame, ahead: pl.DataFrame, record: pl.DataFrame) -> list[Row]:
    """Join each target's progress with its outlook, and with the forecast once made for it.

    `ahead` and `record` are of the same bloc or unit as `progress`; a target without an outlook
    keeps its progress alone. Hardest first: by outlook, then by chance, then by the widest gap.
    """
    told = ahead.rename({"actual": "half", "qualifier": "half_qualifier"})
    told = told.select("indicator", *(pl.col(name) for name in _AHEAD))
    made = record.select("indicator", *(pl.col(name).alias(f"made_{name}") for name in _MADE))
    aimed = progress.filter(pl.col("target").is_not_null(), pl.col("verdict") != "not_applicable")
    one_each = aimed.unique("indicator", keep="last", maintain_order=True)
    joined = one_each.join(told, on="indicator", how="left", maintain_order="left")
    joined = joined.join(made, on="indicator", how="left", maintain_order="left")
    found = [row | {"outlook": outlook(row)} for row in joined.iter_rows(named=True)]
    return sorted(found, key=_hardest)


def _hardest(row: Row) -> tuple[int, Decimal, Decimal]:
    chance = Decimal(2) if row["chance"] is None else Decimal(row["chance"])
    return OUTLOOKS.index(row["outlook"]), chance, -(row["gap"] or Decimal(0))


def outlook(row: Row) -> str:
    """Name a target's outlook: its result once the year is judged, else what the half says."""
    if row["result"] is not None:
        return "missed" if row["result"] == "missed" else "reached"
    if row["reachable"] == "no":
        return "lost"
    if row["chance"] is not None:
        if row["chance"] == _SURE:
            return "reached"
        return "likely" if row["chance"] >= _EVEN else "unlikely"
    return _by_verdict(row["verdict"])


def _by_verdict(verdict: str) -> str:
    if verdict == "not_due":
        return "year_end"
    if verdict in theme.REACHED:
        return "likely"
    return "unlikely" if verdict in theme.SHORT_OF else "open"


def counted(found: Iterable[Row]) -> dict[str, int]:
    """Count targets by outlook, in the order in which outlooks are told."""
    names = [row["outlook"] for row in found]
    return {name: names.count(name) for name in OUTLOOKS if name in names}


def range_of(row: Row) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Give the half-year forecast, its lowest first, also when the year is known."""
    parts = ("low", "forecast", "high")
    if row["result"] is None:
        low, middle, high = (row[part] for part in parts)
    else:
        low, middle, high = (row[f"made_{part}"] for part in parts)
    return low, middle, high


def _at_year_end(row: Row) -> Row:
    """Put the year's result in the place of what was done by the period shown."""
    result = came(row)
    counts_units = row["kind"] in ("bool", "grade") and row["unit"] is None
    return row | {"actual": result, "numerator": result if counts_units else None, "qualifier": "="}


def came(row: Row) -> Decimal | None:
    """Give the year's result, once it is judged."""
    return row["forecast"] if row["result"] is not None else None


def chance(row: Row) -> Decimal | None:
    """Give the chance, in percent, that the target is met; none once the year is judged."""
    if row["result"] is not None or row["chance"] is None:
        return None
    return Decimal(row["chance"]) * 100


def needed(row: Row, words: Words) -> str:
    """Say what the second half must bring: “329 người”, “25,5 điểm %”."""
    if not row["needed_h2"]:
        return ""
    if row["kind"] == "bool":
        return words("pace.units_more", n=int(row["needed_h2"]))
    if row["measure"] == "%":
        said = words("pace.points", value=number.number(row["needed_h2"], words, 1))
    else:
        value = number.quantity(row["needed_h2"], row["measure"], words)
        said = f"{value} {wording.measure_text(row, words)}".rstrip()
    return number.bound(said, row["needed_qualifier"], words)


def amount(value: Decimal | None, row: Row, words: Words, qualifier: str | None = None) -> str:
    """Write a value of a target's indicator as its measure has it; nothing where there is none."""
    if value is None or row["kind"] in ("bool", "grade"):
        return ""
    return number.figure(_rounded(value, row), qualifier, row["measure"], words)


def _rounded(value: Decimal, row: Row) -> Decimal:
    """Round what is reckoned to the whole pieces in which it is counted."""
    return value if row["measure"] == "%" else value.quantize(Decimal(1))


def why(row: Row, words: Words) -> str:
    """Say why a target is hard: what is still needed, and how likely it is to come."""
    if row["outlook"] == "lost":
        return words("pace.why.lost")
    if row["outlook"] == "missed":
        return words("pace.why.came", done=wording.amount(_at_year_end(row), words))
    likely = chance(row)
    more = needed(row, words) if "-" in row["period"] else ""
    told = [
        words("pace.why.needed", needed=more) if more else wording.amount(row, words),
        words("pace.why.chance", chance=number.percent(likely, words, 0))
        if likely is not None
        else "",
    ]
    return ", ".join(part for part in told if part)
