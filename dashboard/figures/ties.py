"""Ties: in words, what set units of the same total apart, or that nothing did."""

import itertools
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures import heatmap
from dashboard.words import Words

Row = dict[str, Any]
KEYS = ("content_points", "deduction", "main_group", "exceeded", "votes")


def said(compared: pl.DataFrame, words: Words) -> list[str]:
    """Give one sentence for each two neighbours in rank with the same total, at one stage.

    `compared` has a row for each unit and place in the scheme's order of ties.
    """
    told = []
    for group in compared.partition_by("printed", maintain_order=True):
        units = group.sort("rank", "unit").partition_by("unit", maintain_order=True)
        told += [_pair(first, second, words) for first, second in itertools.pairwise(units)]
    return told


def _pair(first: pl.DataFrame, second: pl.DataFrame, words: Words) -> str:
    above, below = (one.row(0, named=True) for one in (first, second))
    values = {
        "above": heatmap.brief(above, words),
        "below": heatmap.brief(below, words),
        "total": number.points(above["printed"], words),
    }
    if above["rank"] == below["rank"]:
        return words("ties.shared", rank=above["rank"], **values)
    told = dict(second.select("tie", "value").iter_rows())
    for row in first.sort("position").iter_rows(named=True):
        more, less = row["value"], told.get(row["tie"])
        if more != less:
            key, parts = words(f"ties.by.{row['tie']}"), _values(row["tie"], more, less, words)
            return words("ties.broken", by=key, more=parts[0], less=parts[1], **values)
    return words("ties.shared", rank=above["rank"], **values)


def _values(tie: str, more: Any, less: Any, words: Words) -> tuple[str, str]:  # noqa: ANN401 - decimals
    def one(value: Any) -> str:  # noqa: ANN401 - a decimal or none
        if value is None:
            return words("sign.unknown")
        counted = tie in ("exceeded", "votes")
        return number.number(value, words, 0) if counted else number.points(value, words)

    return one(more), one(less)
