"""Changes from a year before: whether one is for the better, and how it is said."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import wording
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse.period import Period

Row = dict[str, Any]
SIGNS = {"better": "▲", "worse": "▼", "same": "=", "moved": "↔", "unsure": "≈"}
BREAKS = ("merger", "definition", "cut_off")
REASONS = ("new", "ended", "moved", "merged", "silent", "not_applicable", "other_world")
_PROVED = {"=": (True, True), ">": (True, False), ">=": (True, False), "<": (False, True),
           "<=": (False, True)}  # fmt: skip


def judged(row: Row) -> str:
    """Tell whether a change is for the better, by the indicator's direction and what is proved.

    moved: the indicator has no better side; unsure: the bounds do not prove which way it went.
    """
    change = row["change"]
    rises, falls = _PROVED.get(row["change_qualifier"], (False, False))
    if change is None or (change > 0 and not rises) or (change < 0 and not falls):
        return "unsure"
    if change == 0 or _is_slight(row):
        return "same" if rises and falls else "unsure"
    if row["direction"] not in ("up", "down"):
        return "moved"
    return "better" if (change > 0) == (row["direction"] == "up") else "worse"


def _is_slight(row: Row) -> bool:
    """Tell a change that is none at the digits in which it is shown."""
    shown = row["change"] if row["measure"] == "%" else row["percent_change"]
    return shown is not None and round(shown, 1) == 0


def brief(row: Row, words: Words) -> str:
    """Write a change as short as can be: “+5,9%”, “−1,2 điểm %”, and a bound with its word."""
    if row["measure"] == "%":
        said = words("change.points", value=_signed(row["change"], words, 1))
    elif row["percent_change"] is not None:
        said = _signed(row["percent_change"], words, 1) + "%"
    else:
        said = _signed(row["change"], words, 2)
    return number.bound(said, row["change_qualifier"], words)


def _signed(value: Decimal, words: Words, places: int) -> str:
    text = number.number(abs(value), words, places)
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "\u2212" if rounded < 0 else ""
    return sign + text


def said(row: Row, words: Words) -> str:
    """Say both values and the change."""
    earlier = _figure(row, "earlier", row["earlier_qualifier"], words)
    now = _figure(row, "value", row["qualifier"], words)
    return words("change.said", earlier=earlier, now=now, change=brief(row, words))


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """Count changes by how they are judged, in the order in which that is told."""
    return {word: len(found) for word, found in by_judgement(rows).items()}


def by_judgement(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Part changes by how they are judged, in the order in which that is told."""
    parted: dict[str, list[Row]] = {word: [] for word in SIGNS}
    for row in rows:
        parted[judged(row)].append(row)
    return {word: found for word, found in parted.items() if found}


def worst(rows: Iterable[Row]) -> list[Row]:
    """Give the changes for the worse, the largest share of the year before first."""
    fell = [row for row in rows if judged(row) == "worse"]
    return sorted(fell, key=lambda row: -_share(row))


def _share(row: Row) -> Decimal:
    return abs(row["change"]) / row["earlier"] if row["earlier"] else Decimal(1)


def table(
    rows: Iterable[Row],
    words: Words,
    links: Mapping[str, str],
    caption: str,
    key: str = "indicator",
) -> Table:
    """Lay out one row an indicator, or a unit: both values, the change, on how many units."""
    told = list(rows)
    keys = [key, "earlier", "now", "change", "judged", "comparable", "break"]
    if key == "unit":
        keys.remove("comparable")
    if not any(row["break"] for row in told):
        keys.remove("break")
    numbers = {"earlier", "now", "change", "comparable"}
    head = [
        Cell(words(f"column.{name}"), heading=True, looks="num" if name in numbers else "")
        for name in keys
    ]
    laid = []
    for row in told:
        cells = _cells(row, words, links, key)
        laid.append([cells[name] for name in keys])
    return Table(caption, head, laid, looks="plain packed")


def _cells(row: Row, words: Words, links: Mapping[str, str], key: str) -> dict[str, Cell]:
    word, measure = judged(row), row["measure"]
    values = {
        name: Cell(_figure(row, field, row[bound], words), looks="num",
                   value=row[field], measure=measure, qualifier=row[bound])
        for name, field, bound in (
            ("earlier", "earlier", "earlier_qualifier"), ("now", "value", "qualifier")
        )
    }  # fmt: skip
    change = row["percent_change"] if measure != "%" else row["change"]
    return values | {
        key: Cell(words.name(row, key), heading=True, looks="first", href=links.get(row[key])),
        "change": Cell(brief(row, words), looks="num", value=change, measure="%",
                       qualifier=row["change_qualifier"]),
        "judged": Cell(f"{SIGNS[word]} {words(f'change.{word}')}", looks=f"change c-{word}"),
        "comparable": _comparable(row, words),
        "break": Cell(words(f"break.{row['break']}") if row["break"] else "", looks="message"),
    }  # fmt: skip


def _figure(row: Row, field: str, qualifier: str | None, words: Words) -> str:
    if row["kind"] != "bool":
        return number.figure(row[field], qualifier, row["measure"], words)
    if row["unit"] is not None:
        return wording.graded("bool", row[field], words)
    return number.bound(words("pace.units_more", n=int(row[field])), qualifier, words)


def _comparable(row: Row, words: Words) -> Cell:
    n, out = row["comparable_units"], row["left_out"]
    if row["basis"] == "own":
        return Cell(words("column.own_report"), looks="num")
    return Cell(words("change.of", n=n, all=n + out), looks="num", value=n)


def left_out(out: pl.DataFrame, words: Words, links: Mapping[str, str], caption: str) -> Table:
    """Lay out one row a unit and reason: whom a comparison leaves out, and why."""
    keys = ("unit", "reason", "against", "indicators")
    by = ["unit", "unit_vi", "unit_en", "reason", "against"]
    counted = out.group_by(by, maintain_order=True).len("indicators")
    head = [
        Cell(words(f"column.{key}" if key != "against" else "column.against_period"), heading=True,
             looks="num" if key == "indicators" else "")
        for key in keys
    ]  # fmt: skip
    rows = [
        [
            Cell(words.name(row, "unit"), heading=True, looks="first", href=links.get(row["unit"])),
            Cell(words(f"left_out.{row['reason']}"), looks="message"),
            Cell(Period.parse(row["against"]).label(words.language)),
            Cell(str(row["indicators"]), looks="num", value=row["indicators"]),
        ]
        for row in counted.iter_rows(named=True)
    ]
    return Table(caption, head, rows, looks="plain")


def label(row: Row, words: Words) -> str:
    """Name a row and say its change, for the sentence beside a figure."""
    return f"{wording.label(row, words)}: {said(row, words)}"
