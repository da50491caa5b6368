"""Choosing, by the address, the whole bloc or one of its units on a page that shows either."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.figures import heatmap
from dashboard.visit import Absent, Place, Visit
from dashboard.words import alphabetical
from warehouse import queries


def members(visit: Visit, place: Place) -> pl.DataFrame:
    """Ask for a bloc's units; an address that names another unit leads nowhere."""
    found = queries.members(visit.con, visit.scope, place.bloc, place.year)
    if visit.address.unit is not None and visit.address.unit not in found["unit"]:
        raise Absent
    return found


def name(visit: Visit, among: pl.DataFrame) -> str:
    """Give the name of the unit that the address asks for; nothing for the whole bloc."""
    named = {row["unit"]: visit.words.name(row) for row in among.iter_rows(named=True)}
    return named.get(visit.address.unit, "")


def chips(visit: Visit, among: pl.DataFrame, title: str, whole: str | None) -> Component:
    """Show the whole bloc, called `whole` where it can be chosen, and each unit as links."""
    words, here = visit.words, visit.address.unit
    named = [
        (heatmap.brief({"unit_vi": r["name_vi"], "unit_en": r["name_en"]}, words), r["unit"])
        for r in among.iter_rows(named=True)
    ]
    choices: list[tuple[str, Any]] = [] if whole is None else [(whole, None)]
    choices += sorted(named, key=lambda one: alphabetical(one[0]))
    links = [
        pieces.link(text, visit.address.to(unit=unit), "chip here" if unit == here else "chip")
        for text, unit in choices
    ]
    return html.Nav(
        [html.Span(title, className="note"), *links], className="chips", **pieces.named(title)
    )
