"""Choosing, by the address, the whole bloc or one of its units on a page that shows either."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.figures import heatmap
from dashboard.visit import Absent, Place, Visit
from dashboard.words import alphabetical
from warehouse import queries

_SHOWN = 4  # units that stand as links in a row; more are folded away


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


def chips(
    visit: Visit, among: pl.DataFrame, title: str, whole: str | None, anchor: str = ""
) -> Component:
    """Show the whole bloc, called `whole` where it can be chosen, and its units as links.

    Many units are folded away behind the one that is looked at. With an `anchor` the way leads
    back to that part of the page.
    """
    words, here = visit.words, visit.address.unit
    units = {
        row["unit"]: heatmap.brief({"unit_vi": row["name_vi"], "unit_en": row["name_en"]}, words)
        for row in among.iter_rows(named=True)
    }

    def link(text: str, unit: str | None) -> Component:
        looks = "chip here" if unit == here else "chip"
        return pieces.link(text, visit.address.to(unit=unit) + anchor, looks)

    links = [link(text, unit) for unit, text in sorted(units.items(), key=_by_name)]
    shown = [link(whole, None)] if whole is not None else []
    if len(links) <= _SHOWN:
        shown += links
    else:
        shown += [link(units[here], here)] if here in units else []
        more = html.Summary(words("choice.units", n=len(links)))
        shown.append(html.Details([more, html.Div(links, className="chips")]))
    return html.Nav(
        [html.Span(title, className="note"), *shown], className="chips", **pieces.named(title)
    )


def _by_name(one: tuple[str, str]) -> tuple[list[int], list[int], str]:
    return alphabetical(one[1])
