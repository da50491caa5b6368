"""Bullets by content group, in columns: the same on the page of a bloc and on that of a unit."""

from collections.abc import Iterator

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.figures import bullet, wording
from dashboard.theme import Palette
from dashboard.words import Words

_TOGETHER = 8  # bullets of one figure: a longer group is parted, so that columns stand level


def columns(
    aimed: pl.DataFrame, words: Words, palette: Palette, links: dict[str, str]
) -> Component:
    """Lay out a figure a content group, its title above it; `links` by indicator."""
    groups = []
    for title, rows in _groups(aimed, words):
        drawn = bullet.bullets(rows, words, palette, links)
        told = "; ".join(
            f"{wording.label(row, words)}: {wording.standing(row, words)}"
            for row in rows.iter_rows(named=True)
        )
        shown = pieces.figure(drawn, told, words, None)
        groups.append(html.Div([html.H3(title), shown], className="group"))
    return html.Div(groups, className="columns")


def _groups(aimed: pl.DataFrame, words: Words) -> Iterator[tuple[str, pl.DataFrame]]:
    for group in aimed.partition_by("group_position", maintain_order=True):
        name = words.name(group.row(0, named=True), "group") or words("group.other")
        for start in range(0, group.height, _TOGETHER):
            title = words("group.continued", group=name) if start else name
            yield title, group.slice(start, _TOGETHER)
