"""How well forecasts have done, and targets that stand within others or run over years: tables."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import wording
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

Row = dict[str, Any]


def skill(told: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row a way of forecasting: how often, how far off, how often right."""
    keys = ("of", "method", "forecasts", "inside", "mean_error", "calls_right")
    return Table(
        caption, _head(keys, 2, words), [_skill(row, words) for row in told.to_dicts()],
        looks="plain",
    )  # fmt: skip


def _skill(row: Row, words: Words) -> list[Cell]:
    error = row["mean_error_percent"]
    return [
        Cell(words("pace.skill.of_bloc" if row["of_bloc"] else "pace.skill.of_units"),
             heading=True, looks="first"),
        Cell(words(f"method.{row['method']}")),
        Cell(str(row["forecasts"]), looks="num", value=row["forecasts"]),
        _share(row["inside"], row["with_interval"], words),
        Cell("" if error is None else number.percent(error, words), looks="num", value=error,
             measure="%"),
        _share(row["calls_right"], row["calls"], words),
    ]  # fmt: skip


def _share(done: int, of: int, words: Words) -> Cell:
    if not of:
        return Cell("", looks="num")
    share = Decimal(100) * done / of
    percent = number.percent(share, words, 0)
    return Cell(words("pace.of", done=done, n=of, percent=percent), looks="num", value=share,
                measure="%")  # fmt: skip


def nested(told: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row a target that stands within another, each judged by itself."""
    keys = ("indicator", "target", "done", "verdict", "parent", "parent_verdict")
    rows = []
    for row in told.iter_rows(named=True):
        whole = {"target": row["parent_target"], "comparator": row["parent_comparator"]}
        verdict, parent = row["verdict"], row["parent_verdict"]
        rows.append([
            Cell(words.name(row, "indicator"), heading=True, looks="first"),
            Cell(_aim(row, row["measure"], words), looks="num", value=row["target"],
                 measure=row["measure"]),
            Cell(number.figure(row["actual"], row["qualifier"], row["measure"], words),
                 looks="num", value=row["actual"], measure=row["measure"],
                 qualifier=row["qualifier"]),
            Cell(words(f"verdict.{verdict}"), verdict=verdict),
            Cell(f"{words.name(row, 'parent')} "
                 f"({_aim(whole, row['parent_measure'], words)})"),
            Cell(words(f"verdict.{parent}") if parent else "", verdict=parent),
        ])  # fmt: skip
    return Table(caption, _head(keys, 1, words, until=3), rows, looks="plain")


def _aim(row: Row, measure: str, words: Words) -> str:
    if row["target"] is None:
        return ""
    sign = {"<=": "≤ ", "<": "< ", ">": "> "}.get(row["comparator"], "")
    return sign + number.quantity(row["target"], measure, words)


def term(told: pl.DataFrame, words: Words, caption: str) -> Table:
    """Lay out one row a target of several years: what has been added up and what is expected."""
    keys = ("indicator", "term", "target", "done", "percent", "expected", "verdict")
    rows = []
    for row in told.iter_rows(named=True):
        done = number.figure(row["actual"], row["qualifier"], row["measure"], words)
        years = words("pace.years", first=row["term_from"], last=row["term_to"])
        rows.append([
            Cell(words.name(row, "indicator"), heading=True, looks="first"),
            Cell(years),
            Cell(_aim(row, row["measure"], words), looks="num", value=row["target"],
                 measure=row["measure"]),
            Cell(done, looks="num", value=row["actual"], measure=row["measure"],
                 qualifier=row["qualifier"]),
            _percent(row["percent"], row["qualifier"], words),
            _percent(row["expected_percent"], None, words),
            Cell(wording.verdict(row | {"has_reported": False}, words), verdict=row["verdict"]),
        ])  # fmt: skip
    return Table(caption, _head(keys, 2, words, until=6), rows, looks="plain")


def _percent(value: Decimal | None, qualifier: str | None, words: Words) -> Cell:
    text = "" if value is None else number.bound(number.percent(value, words), qualifier, words)
    return Cell(text, looks="num", value=value, measure="%", qualifier=qualifier)


def _head(keys: Iterable[str], first: int, words: Words, until: int = 99) -> list[Cell]:
    return [
        Cell(words(f"column.{key}"), heading=True, looks="num" if first <= place < until else "")
        for place, key in enumerate(keys)
    ]
