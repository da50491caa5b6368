"""One indicator across units: each unit a bullet, the one furthest behind first."""

from typing import Any

import polars as pl

from dashboard.figures import bullet, heatmap
from dashboard.theme import GLYPHS, Palette
from dashboard.words import Words

_ORDER = {
    verdict: position
    for position, verdict in enumerate(
        ("missed", "behind", "indeterminate", "on_pace", "met", "exceeded", "no_target", "not_due")
    )
}


def across_units(
    cells: pl.DataFrame, words: Words, palette: Palette, links: dict[str, str]
) -> dict[str, Any]:
    """Draw one bullet a unit; `links` by unit."""
    rows = ordered(cells, words)
    names = [heatmap.brief(row, words) for row in rows.iter_rows(named=True)]
    named = rows.with_columns(label=pl.Series(names, dtype=pl.String), key=pl.col("unit"))
    return bullet.bullets(named, words, palette, links, wrap=60)


def ordered(cells: pl.DataFrame, words: Words) -> pl.DataFrame:
    """Order units by how far behind they are; silent ones last, then by name."""
    last = len(GLYPHS)
    rank = pl.col("verdict").replace_strict(_ORDER, default=last, return_dtype=pl.Int32)
    by = ["rank", "gap", "actual", f"unit_{words.language}"]
    keyed = cells.with_columns(rank=rank)
    return keyed.sort(by, descending=[False, True, False, False], nulls_last=True).drop("rank")
