"""A covenant as tables: its targets, what was amended, and what reaches over several years."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import wording
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse.period import Period

_WHOLE = 100
_NUMBERS = ("bloc_target", "assigned", "unit_sum", "of_target", "baseline")
_TERM_NUMBERS = ("term_target", "told_years", "done", "percent", "expected")


def targets_table(
    targets: pl.DataFrame, words: Words, links: dict[str, str], caption: str
) -> Table:
    """Lay out a covenant's targets of the whole bloc, group by group; no column stands empty."""
    keys = ["indicator", "bloc_target", "origin"]
    beside = {"assigned": "assigned_target", "unit_sum": "unit_target_sum"}
    beside |= {"of_target": "unit_target_sum", "baseline": "baseline"}
    keys += [key for key, column in beside.items() if targets[column].is_not_null().any()]
    keys += ["remarks"] if any(_note(row, words) for row in targets.to_dicts()) else []
    rows: list[list[Cell]] = []
    group = None
    for row in targets.iter_rows(named=True):
        if row["group_position"] != group:
            group = row["group_position"]
            title = words.name(row, "group") or words("group.other")
            rows.append([Cell(title, heading=True, span=len(keys), looks="group")])
        cells = _target(row, words, links)
        rows.append([cells[key] for key in keys])
    return Table(caption, _head(keys, _NUMBERS, words), rows, looks="plain targets")


def short_of_target(targets: pl.DataFrame) -> list[dict[str, Any]]:
    """Give the targets above what all units together have set themselves, the furthest first."""
    aims_up = pl.col("comparator").is_in((">=", ">"))
    short = targets.filter(aims_up & (pl.col("unit_target_sum") < pl.col("target")))
    rows = [row | {"share": _share(row)} for row in short.to_dicts()]
    return sorted(rows, key=lambda row: (row["share"], row["indicator"]))


def amount(row: dict[str, Any], value: Decimal | None, words: Words) -> str:
    """Write an amount in a target's measure: “950 người”, “12,3 tỷ đồng”."""
    if value is None:
        return ""
    text = number.quantity(value, row["measure"], words)
    return f"{text} {wording.measure_text(row, words)}".rstrip()


def amendments_table(amended: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out which targets were amended: from what to what, when, by which decision."""
    keys = ("indicator", "of_whom", "before", "after", "amended_on", "decision")
    rows = [
        [
            Cell(words.name(row, "indicator"), heading=True, looks="first"),
            Cell(words.name(row, "unit") or words("column.whole_bloc")),
            _version(row, "old", words),
            _version(row, "new", words),
            Cell(number.day(row["amended_on"], words), looks="time", value=row["amended_on"]),
            Cell(row["decision"] or words("unknown"), language="vi" if row["decision"] else None),
        ]
        for row in amended.iter_rows(named=True)
    ]
    return Table(caption, _head(keys, ("before", "after"), words), rows, looks="plain")


def term_table(term: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out targets of several years: how far each has come, and what is expected by then."""
    keys = ("indicator", "period", "term", *_TERM_NUMBERS, "verdict")
    rows = []
    for row in term.iter_rows(named=True):
        done = number.figure(row["actual"], row["qualifier"], row["measure"], words)
        rows.append(
            [
                Cell(words.name(row, "indicator"), heading=True, looks="first"),
                Cell(Period.parse(row["period"]).label(words.language)),
                Cell(f"{row['term_from']}–{row['term_to']}"),
                Cell(
                    wording.target_text(row, words),
                    looks="num",
                    value=row["target"],
                    measure=row["measure"],
                ),
                Cell(f"{row['years_told']}/{row['years']}", looks="num", value=row["years_told"]),
                Cell(
                    done,
                    looks="num",
                    value=row["actual"],
                    measure=row["measure"],
                    qualifier=row["qualifier"],
                ),
                _percent(row["percent"], words),
                _percent(row["expected_percent"], words),
                Cell(words(f"verdict.{row['verdict']}"), verdict=row["verdict"]),
            ]
        )
    return Table(caption, _head(keys, _TERM_NUMBERS, words), rows, looks="plain targets")


def _head(keys: Iterable[str], numbers: Iterable[str], words: Words) -> list[Cell]:
    return [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key in numbers else "")
        for key in keys
    ]


def _target(row: dict[str, Any], words: Words, links: dict[str, str]) -> dict[str, Cell]:
    def numeric(value: Decimal | None) -> Cell:
        return Cell(amount(row, value, words), looks="num", value=value, measure=row["measure"])

    return {
        "indicator": Cell(
            words.name(row, "indicator"),
            heading=True,
            looks="first",
            href=links.get(row["indicator"]),
        ),
        "bloc_target": Cell(
            wording.target_text(row, words),
            looks="num total",
            value=row["target"],
            measure=row["measure"],
        ),
        "origin": Cell(words(f"origin.{row['origin']}"), looks="time"),
        "assigned": numeric(row["assigned_target"]),
        "unit_sum": numeric(row["unit_target_sum"]),
        "of_target": _of_target(row, words),
        "baseline": numeric(row["baseline"]),
        "remarks": Cell(_note(row, words), looks="remark"),
    }


def _of_target(row: dict[str, Any], words: Words) -> Cell:
    share = _share(row)
    if share is None:
        return Cell("", looks="num")
    falls_short = share < _WHOLE and row["comparator"] in (">=", ">")
    return Cell(
        number.percent(share, words),
        mark="▽" if falls_short else "",
        said=words("covenant.sum_short") if falls_short else None,
        looks="num lost" if falls_short else "num",
        value=share,
        measure="%",
    )


def _share(row: dict[str, Any]) -> Decimal | None:
    """Measure what the units together have set themselves, in percent of the bloc's target."""
    if row["unit_target_sum"] is None or not row["target"]:
        return None
    return Decimal(row["unit_target_sum"]) / Decimal(row["target"]) * _WHOLE


def _note(row: dict[str, Any], words: Words) -> str:
    within = words.name(row, "parent_target")
    told = [
        words("covenant.within", name=within) if within else "",
        words("covenant.each_unit") if row["shared"] else "",
        words("covenant.units_with_target", n=row["units"]) if row["units"] else "",
        words("covenant.by_decision", decision=row["decision"]) if row["decision"] else "",
    ]
    return "; ".join(part for part in told if part)


def _version(row: dict[str, Any], which: str, words: Words) -> Cell:
    said = row | {"comparator": row[f"{which}_comparator"], "target": row[f"{which}_value"]}
    said |= {"measure": row[f"{which}_measure"]}
    text = wording.target_text(said, words)
    return Cell(text, looks="num", value=said["target"], measure=str(said["measure"]))


def _percent(share: Decimal | None, words: Words) -> Cell:
    text = "" if share is None else number.percent(share, words)
    return Cell(text, looks="num", value=share, measure="%")
