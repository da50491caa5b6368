"""The calendar of reports as a card: who has sent what, period by period, bloc by bloc."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.figures import calendar
from dashboard.visit import Visit


def calendars(visit: Visit, sent: pl.DataFrame) -> list[Component]:
    """Show a calendar for each bloc of a frame of completeness; nothing where there is none."""
    if not sent.height:
        return []
    words, title = visit.words, visit.words("calendar.title")
    blocs = sent.partition_by("bloc", maintain_order=True)
    parts: list[Component] = []
    for bloc in blocs:
        name = words.name(bloc.row(0, named=True), "bloc")
        links = {unit: visit.address.unit_page(unit) for unit in bloc["unit"]}
        content = calendar.calendar(bloc, words, links, f"{title}: {name}")
        heading = []
        if len(blocs) > 1:  # what is real and what is not stand beside each other: each is told
            heading = [html.H3(pieces.marked(name, [_made_up(bloc)], words))]
        parts += [*heading, pieces.table(content, words)]
    alone = len(blocs) == 1 and _made_up(sent)
    return [
        pieces.card(
            pieces.marked(title, [alone], words),
            parts,
            note=words("calendar.note"),
            anchor="calendar",
        )
    ]


def _made_up(sent: pl.DataFrame) -> bool:
    """Tell whether all is illustrative; where only some is, the calendar marks its periods."""
    return bool(sent["illustrative"].all())
