"""Outlook: what of a year's target is done, still to be done, and likely; row by row, in words."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import summary, wording
from dashboard.words import Words

Row = dict[str, Any]
# From what needs a decision to what needs patience only.
OUTLOOKS = ("lost", "missed", "unlikely", "open", "likely", "reached", "year_end")
HARD = ("lost", "missed", "unlikely")
GOOD = ("likely", "reached")
_KEY = ("unit", "indicator")
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

    `ahead` and `record` are of the same bloc or units as `progress`; a target without an outlook
    keeps its progress alone. The forecast and its chance are always those of the half-year; what
    the year came to is `came`, with its `result`. Hardest first: by outlook, chance and gravity.
    """
    told = ahead.rename({"actual": "half", "qualifier": "half_qualifier"})
    told = told.select(*_KEY, *(pl.col(name) for name in _AHEAD))
    made = record.select(*_KEY, *(pl.col(name).alias(f"made_{name}") for name in _MADE))
    aimed = progress.filter(pl.col("target").is_not_null(), pl.col("verdict") != "not_applicable")
    joined = aimed.unique(_KEY, keep="last", maintain_order=True)
    for more in (told, made):
        joined = joined.join(more, on=_KEY, how="left", nulls_equal=True, maintain_order="left")
    stood = [_as_it_stood(row) for row in joined.iter_rows(named=True)]
    return sorted((row | {"outlook": outlook(row)} for row in stood), key=_hardest)


def _as_it_stood(row: Row) -> Row:
    """Tell what came from what was forecast: a known result is no answer to the half-year."""
    if row["result"] is None:
        return row | {"came": None}
    made = {name: row[f"made_{name}"] for name in _MADE}
    proved = row["verdict"] == "missed" or made["chance"] == 0
    return row | made | {
        "came": row["forecast"],
        "forecast_qualifier": None if made["forecast"] is None else "=",
        "reachable": "no" if proved else "unknown",
        "no_forecast": None,
    }  # fmt: skip


def halfway(row: Row) -> bool:
    """Tell whether a row is shown as the half-year had it, rather than the year."""
    return "-" in row["period"]


def _hardest(row: Row) -> tuple[int, Decimal, tuple[int, Decimal]]:
    likely = row["chance"] if halfway(row) else None
    chance = Decimal(2) if likely is None else Decimal(likely)
    return OUTLOOKS.index(row["outlook"]), chance, summary.gravity(row)


def outlook(row: Row) -> str:
    """Name a target's outlook: what the half says of the year, or how the year itself came out."""
    if not halfway(row):
        return _of_year(row)
    if row["reachable"] == "no":
        return "lost"
    if row["chance"] is not None:
        if row["chance"] == _SURE:
            return "reached"
        return "likely" if row["chance"] >= _EVEN else "unlikely"
    return _by_verdict(row["verdict"])


def _of_year(row: Row) -> str:
    """Name how a year came out; while units are silent no chance stands in for their reports."""
    verdict = row["result"] or row["verdict"]
    if verdict in theme.REACHED:
        return "reached"
    if verdict == "missed":
        return "missed"
    return "year_end" if verdict == "not_due" else "open"


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
    return row["low"], row["forecast"], row["high"]


def _at_year_end(row: Row) -> Row:
    """Put the year's result in the place of what was done by the period shown."""
    if row["came"] is None:
        return row
    result = row["came"]
    counts_units = row["kind"] in ("bool", "grade") and row["unit"] is None
    return row | {"actual": result, "numerator": result if counts_units else None, "qualifier": "="}


def chance(row: Row) -> Decimal | None:
    """Give the chance, in percent, that the half-year gave a target; none once the year is told."""
    if not halfway(row) or row["chance"] is None:
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
    more = needed(row, words) if halfway(row) else ""
    told = [
        words("pace.why.needed", needed=more) if more else wording.amount(row, words),
        words("pace.why.chance", chance=number.percent(likely, words, 0))
        if likely is not None
        else "",
    ]
    return ", ".join(part for part in told if part)
