"""Sentences made from data: what a page says before it shows anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number, theme
from dashboard.figures import wording
from dashboard.words import Words

_GRAVEST = ("missed", "behind")


@dataclass(frozen=True)
class Segment:
    """A part of a strip: a verdict, how many stand so, and its share of all."""

    verdict: str
    count: int
    share: float


def counts(progress: pl.DataFrame) -> dict[str, int]:
    """Count rows by verdict, in the order in which verdicts are told."""
    found = dict(progress.group_by("verdict").len().iter_rows())
    return {verdict: int(found[verdict]) for verdict in theme.GLYPHS if verdict in found}


def strip(counted: dict[str, int]) -> list[Segment]:
    """Give the parts of a strip that shows how many stand how."""
    total = sum(counted.values())
    order = [verdict for verdict in theme.GLYPHS if counted.get(verdict)]
    return [Segment(verdict, counted[verdict], counted[verdict] / total) for verdict in order]


def on_track(counted: dict[str, int], period: str, words: Words) -> str:
    """Say how many targets are reached or on pace, or what stands in the way of saying it."""
    aimed = {v: n for v, n in counted.items() if v not in ("no_target", "not_applicable")}
    later = aimed.pop("not_due", 0)
    judged = sum(n for v, n in aimed.items() if v in (*theme.REACHED, *theme.SHORT_OF))
    not_due = words("summary.not_due", n=later) if later else ""
    unknown = aimed.get("not_known", 0)
    if not aimed:
        return not_due or words("summary.no_targets")
    if not judged:
        return join_clauses(words("summary.none_judged", n=sum(aimed.values())), not_due)
    good = sum(aimed.get(verdict, 0) for verdict in theme.REACHED)
    key = "summary.on_track" if "-" in period else "summary.reached"
    told = words(key, good=good, n=sum(aimed.values()))
    open_ones = aimed.get("indeterminate", 0)
    return join_clauses(
        told,
        words("summary.open", n=open_ones) if open_ones else "",
        words("summary.unknown", n=unknown) if unknown else "",
        not_due,
    )


def reported(row: dict[str, Any] | None, words: Words) -> str:
    """Say how many units have reported."""
    if row is None or not row["expected"]:
        return words("summary.units_unknown")
    return words("summary.reported", done=row["reported"], n=row["expected"])


def reporting(sent: pl.DataFrame) -> dict[str, int]:
    """Count the units that have reported of those expected; a unit that has ended is neither."""
    expected = sent.filter(pl.col("status") != "ended")
    return {
        "reported": int(expected["received_at"].is_not_null().sum()),
        "expected": expected.height,
    }


def worst(progress: pl.DataFrame) -> dict[str, Any] | None:
    """Find the row that needs attention most, by its gravity."""
    rows = by_gap(progress)
    return rows[0] if rows else None


def by_gap(progress: pl.DataFrame) -> list[dict[str, Any]]:
    """Give the rows that are behind or missed, the gravest first."""
    short = progress.filter(pl.col("verdict").is_in(theme.SHORT_OF)).sort("indicator")
    return sorted(short.to_dicts(), key=gravity)


def gravity(row: dict[str, Any]) -> tuple[int, Decimal]:
    """Order rows from the gravest: missed before behind, then the widest gap.

    A miss that has no percent, such as accidents where none may be, is missed whole and goes first;
    what is behind without percent says of no distance and goes last.
    """
    place = _GRAVEST.index(row["verdict"]) if row["verdict"] in _GRAVEST else len(_GRAVEST)
    if row["gap"] is None:
        return place, Decimal("-Infinity" if row["verdict"] == "missed" else "Infinity")
    return place, -Decimal(row["gap"])


def shortfall(row: dict[str, Any], words: Words) -> str:
    """Say how a row is behind: “46,7% kế hoạch năm, kỳ vọng đến nay 50%”."""
    if row["percent"] is None or row["expected_percent"] is None or row["kind"] == "bool":
        return wording.amount(row, words)
    done = number.bound(number.percent(row["percent"], words), row["qualifier"], words)
    if "-" not in row["period"]:
        return words("summary.done", done=done)
    return words(
        "summary.shortfall", done=done, expected=number.percent(row["expected_percent"], words)
    )


def need(row: dict[str, Any], words: Words) -> str:
    """Say what needs attention most, with its gap."""
    return words(
        "summary.need", name=lower(wording.label(row, words)), shortfall=shortfall(row, words)
    )


def lower(name: str) -> str:
    """Begin a name small inside a sentence, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def join(parts: Iterable[str]) -> str:
    """Put clauses together into one sentence."""
    return join_clauses(*parts) + "."


def join_clauses(*clauses: str) -> str:
    """Put those clauses together that say something."""
    return "; ".join(clause for clause in clauses if clause)
