"""Progress and findings as tables: the same numbers as the figures, one row each."""

from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap, wording
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

_NUMBERS = ("target", "done", "percent", "expected")


def progress_table(
    progress: pl.DataFrame, words: Words, links: dict[str, str], caption: str
) -> Table:
    """Lay out one row an indicator (or a unit, where the frame names one label a unit)."""
    keys = ["indicator", "target", "done", "percent", "expected", "verdict"]
    if not progress["period"].str.contains("-").any():
        keys.remove("expected")  # by the end of a year it is always the whole target
    of_units = "label" in progress.columns
    if of_units and progress["kind"].is_in(("bool", "grade")).all():
        keys = [key for key in keys if key not in ("percent", "expected")]  # a yes has no share
    head = [
        Cell(
            words("column.unit" if of_units and key == "indicator" else f"column.{key}"),
            heading=True,
            looks="num" if key in _NUMBERS else "",
        )
        for key in keys
    ]
    rows: list[list[Cell]] = []
    group = None
    for row in progress.iter_rows(named=True):
        if not of_units and row["group_position"] != group:
            group = row["group_position"]
            title = words.name(row, "group") or words("group.other")
            rows.append([Cell(title, heading=True, span=len(keys), looks="group")])
        cells = _row(row, words, links)
        rows.append([cells[key] for key in keys])
    return Table(caption, head, rows, looks="plain")


def _row(row: dict[str, Any], words: Words, links: dict[str, str]) -> dict[str, Cell]:
    target = "" if row["target"] is None else wording.target_text(row, words)
    share, expected = row["percent"], row["expected_percent"]
    percent = number.bound(number.percent(share, words), row["qualifier"], words)
    href = links.get(str(row.get("key") or row["indicator"]))
    pace = "" if expected is None else number.percent(expected, words)
    return {
        "indicator": Cell(wording.label(row, words), heading=True, href=href, looks="first"),
        "target": Cell(target, looks="num", value=row["target"], measure=row["measure"]),
        "done": done_cell(row, words),
        "percent": Cell(
            "" if share is None else percent,
            looks="num",
            value=share,
            measure="%",
            qualifier=row["qualifier"],
        ),
        "expected": Cell(pace, looks="num", value=expected, measure="%"),
        "verdict": Cell(
            wording.verdict(row, words), verdict=row["verdict"], sign=wording.sign(row, words)
        ),
    }


def done_cell(row: dict[str, Any], words: Words, href: str | None = None) -> Cell:
    """Show what is done, with the value behind it and the way to where it was read."""
    counts_units = row["kind"] in ("bool", "grade") and row["unit"] is None
    value = row["numerator"] if counts_units else row["actual"]
    return Cell(
        done(row, words),
        looks="num",
        href=href,
        value=value if row["actual"] is not None else None,
        measure=row["measure"],
        qualifier=row["qualifier"],
    )


def done(row: dict[str, Any], words: Words) -> str:
    """Say what is done; where nothing is, the sign that tells why."""
    if row["actual"] is None:
        return heatmap.glyph(row, words)
    if row.get("missing") == "nil":
        return words("sign.nil")
    mark = f" ({words('sign.estimate')})" if row["estimated"] else ""
    return wording.done_text(row, words) + mark


def findings_table(found: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out findings: what is wrong and what to do, what was read, and where."""
    keys = ("severity", "finding", "read", "where")
    head = [Cell(words(f"column.{key}"), heading=True) for key in keys]
    rows = []
    for row in found.iter_rows(named=True):
        where = " · ".join(str(row[k]) for k in ("file_name", "sheet", "cell") if row[k])
        severity = f"severity s-{row['severity']}"
        rows.append(
            [
                Cell(words(f"severity.{row['severity']}"), looks=severity),
                Cell(_told(row, words), looks="message"),
                Cell(wording.quoted(row["raw_text"]), looks="raw", language="vi"),
                Cell(where, looks="path"),
            ]
        )
    return Table(caption, head, rows, looks="plain")


def _told(row: dict[str, Any], words: Words) -> str:
    return " ".join(part for part in (words.name(row, "message"), _advice(row, words)) if part)


def _advice(row: dict[str, Any], words: Words) -> str:
    return words("findings.advice", text=row["suggestion"]) if row["suggestion"] else ""
