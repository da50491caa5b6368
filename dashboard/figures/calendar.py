"""The calendar of reports: units down, periods across, each cell in time, late or missing."""

from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap
from dashboard.figures.reporting import SIGNS
from dashboard.figures.table import Cell, Table
from dashboard.words import Words, alphabetical
from warehouse.period import Period

# The verdict whose colours a status takes; its sign and its word stand in every cell.
_LOOKS = {
    "on_time": "met",
    "received": "on-pace",
    "late": "behind",
    "missing": "missed",
    "not_due": "not-due",
    "not_received": "not-known",
    "unknown": "not-known",
    "ended": "not-applicable",
}


def calendar(sent: pl.DataFrame, words: Words, links: dict[str, str], caption: str) -> Table:
    """Lay out one bloc's units × periods, the newest first; who owes most stands on top."""
    periods = sorted(set(sent["period"]), key=Period.parse, reverse=True)
    made_up = set(sent.filter("illustrative")["period"]) if is_mixed(sent) else set()
    told = {(row["unit"], row["period"]): row for row in sent.iter_rows(named=True)}
    head = [Cell(words("column.unit"), heading=True, looks="first")]
    head += [_head(code, words, made_up=code in made_up) for code in periods]
    rows = [[_first(words("column.whole_bloc")), *(_whole(sent, code, words) for code in periods)]]
    for unit in _units(sent, words):
        name = heatmap.brief(unit, words)
        line = [_first(name, links.get(unit["unit"]))]
        line += [_cell(told.get((unit["unit"], code)), name, words) for code in periods]
        rows.append(line)
    return Table(caption, head, rows if sent.height else [], looks="heat calendar")


def is_mixed(sent: pl.DataFrame) -> bool:
    """Tell whether some reports are real and some illustrative: then each period is marked."""
    return sent["illustrative"].n_unique() > 1


def _head(code: str, words: Words, *, made_up: bool) -> Cell:
    mark = words("banner.illustrative") if made_up else ""
    label = Period.parse(code).label(words.language)
    return Cell(label, mark=mark, said=mark or None, heading=True, looks="unit")


def _first(name: str, href: str | None = None) -> Cell:
    return Cell(name, heading=True, looks="first", href=href)


def _units(sent: pl.DataFrame, words: Words) -> list[dict[str, Any]]:
    """Give each unit once: who is silent most often first, then who is latest, then by name."""
    owed = sent.group_by("unit", "unit_vi", "unit_en").agg(
        missing=(pl.col("status") == "missing").sum(), late=pl.col("days_late").sum()
    )
    return sorted(
        owed.to_dicts(),
        key=lambda row: (-row["missing"], -row["late"], alphabetical(heatmap.brief(row, words))),
    )


def _whole(sent: pl.DataFrame, code: str, words: Words) -> Cell:
    here = sent.filter((pl.col("period") == code) & (pl.col("status") != "ended"))
    if here.height and bool((here["status"] == "unknown").all()):
        return Cell(words("calendar.cell.unknown"), looks="v whole")
    received = int(here["received_at"].is_not_null().sum())
    on_time = here.filter(pl.col("status") == "on_time").height
    told = words("calendar.received", done=received, n=here.height)
    if here["due_on"].is_not_null().any():
        told += words("calendar.on_time", n=on_time)
    return Cell(told, looks="v whole")


def _cell(said: dict[str, Any] | None, unit: str, words: Words) -> Cell:
    """Show one report; where a unit was no member in that period there is nothing to show."""
    if said is None:
        return Cell("", looks="v none")
    status = said["status"]
    word = words(f"calendar.cell.{status}", n=said["days_late"] or 0)
    came = number.moment(said["received_at"], words) if said["received_at"] else ""
    due = words("calendar.due", day=number.day(said["due_on"], words)) if said["due_on"] else ""
    period = Period.parse(said["period"]).label(words.language)
    told = "; ".join(part for part in (words(f"status.{status}"), came, due) if part)
    return Cell(
        f"{SIGNS[status]} {word}",
        looks=f"v v-{_LOOKS[status]}",
        title=f"{unit} — {period}: {told}",
        said=came,
    )
