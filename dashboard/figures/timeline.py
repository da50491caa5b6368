"""The time line of a bloc's year: what was to be done when, what is done, and where today stands.

A lane a matter. Filled mark: done. Open ring: planned. A line from the planned day to today, ending
in a cross: overdue. A dashed slot: somewhere in that time, no day is known.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard import number, theme
from dashboard.figures import marks
from dashboard.figures.programme import SIGNS, Item, standing
from dashboard.theme import Palette
from dashboard.words import Words

SHOWN = 24  # activities with a lane of their own; all of them stand in the table below
_LEFT = 0.35  # the part of the width that names take
_WRAP = 40
_LINES = 2
_TOP = 40
_LANE = 48
_HALF = 7
_FEW = 4  # days marked on one lane, each with its words
_LATE_IN_YEAR = 8  # from this month on a mark's words stand left of it
_SHADES = {"done": "met", "overdue": "missed", "due": "not_due", "unknown": "not_known"}


@dataclass(frozen=True)
class Phase:
    """A part of the year that a launch plan gives a name."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Lane:
    """One line of the time line: its name, and the items or phases that lie on it."""

    name: str
    items: Sequence[Item] = ()
    phases: Sequence[Phase] = ()


def lanes(
    groups: Sequence[tuple[str, list[Item]]],
    activities: list[Item],
    phases: tuple[str, list[Phase]],
) -> list[Lane]:
    """Give phases, deadlines, events and reports one lane a kind, and each activity its own."""
    found = [Lane(phases[0], phases=phases[1])] if phases[1] else []
    found += [Lane(name, [one for one in items if one.day]) for name, items in groups]
    shown = [Lane(one.name, [one]) for one in activities[:SHOWN]]
    return [lane for lane in found if lane.items or lane.phases] + shown


def timeline(
    year: int, as_of: date, shown: list[Lane], words: Words, palette: Palette
) -> dict[str, Any]:
    """Draw a year from January to December, a lane a matter, with today's line."""
    height = _TOP + _LANE * len(shown) + 12
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    placed = [(lane, _TOP + _LANE * (place + 0.5)) for place, lane in enumerate(shown)]
    marks = [mark for lane, at in placed for mark in _shapes(lane, at, as_of, year, palette)]
    texts = [text for lane, at in placed for text in _texts(lane, at, words, palette)]
    layout = theme.template(palette) | {
        "height": float(height),
        "xaxis": {
            "type": "date",
            "range": [first.isoformat(), end.isoformat()],
            "domain": [_LEFT, 1],
            "visible": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "shapes": [*_months(year, height, palette), *marks, *_today(year, as_of, height, palette)],
        "annotations": [
            *_month_names(year, words, palette),
            *texts,
            *_today_name(year, as_of, words, palette),
        ],
    }
    return {"data": [_dots(placed, words, palette)], "layout": layout}


def summary(counted: dict[str, int], year: int, words: Words) -> str:
    """Say in a sentence what the time line shows."""
    told = [words(f"timeline.{status}", n=n) for status, n in counted.items() if n]
    return words("timeline.summary", year=year, told=", ".join(told) or words("timeline.nothing"))


def _dots(placed: list[tuple[Lane, float]], words: Words, palette: Palette) -> dict[str, Any]:
    dots = [(item, at) for lane, at in placed for item in lane.items if item.day]
    shades = [palette.verdicts[_SHADES[item.status]] for item, _ in dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [str(_marked(item)) for item, _ in dots],
        "y": [at for _, at in dots],
        "marker": {
            "size": [9 if item.kind == "told" else 13 for item, _ in dots],
            "opacity": 1,
            "symbol": [_symbol(item) for item, _ in dots],
            "color": [shade.fill for shade in shades],
            "line": {"width": 1.5, "color": [shade.edge for shade in shades]},
        },
        "customdata": [_hover(item, words) for item, _ in dots],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _marked(item: Item) -> date | None:
    """Give the day that is marked: when it was done, else when it was to be."""
    return item.done_on if item.status == "done" and item.done_on else item.day


def _symbol(item: Item) -> str:
    if item.status == "overdue":
        return "x"
    return {"event": "diamond", "deadline": "triangle-down"}.get(item.kind, "circle")


def _hover(item: Item, words: Words) -> str:
    name = f"{item.who}: {item.name}" if item.who else item.name
    day = number.day(item.day, words)
    lines = [*textwrap.wrap(name, 60), f"{day} · {standing(item, words)}"]
    return "<br>".join([*lines, *([words("banner.illustrative")] if item.illustrative else [])])


def _shapes(
    lane: Lane, at: float, as_of: date, year: int, palette: Palette
) -> Iterator[dict[str, Any]]:
    yield _line(f"{year}-01-01", f"{year + 1}-01-01", at, palette.track, 2)
    for phase in lane.phases:
        last = phase.ends_on + timedelta(days=1)
        yield _box(phase.starts_on, last, at, palette.accent_soft, palette.card)
    for item in lane.items:
        if item.day is None and item.within is not None:
            last = item.within.last_day + timedelta(days=1)
            slot = _box(item.within.first_day, last, at, "rgba(0,0,0,0)", palette.hatch)
            yield slot | {"line": {"width": 1, "color": palette.hatch, "dash": "3px,3px"}}
        elif item.kind == "activity" and item.planned_on:
            yield from _late(item, at, as_of, year, palette)


def _late(
    item: Item, at: float, as_of: date, year: int, palette: Palette
) -> Iterator[dict[str, Any]]:
    """Draw how long after its planned day an activity was done, or is still not."""
    until = item.done_on if item.status == "done" else as_of
    if item.planned_on is None or until is None or item.status == "due":
        return
    end = min(until, date(year, 12, 31))
    shade = palette.verdicts[_SHADES[item.status]]
    if end > item.planned_on:
        yield _line(str(item.planned_on), str(end), at, shade.fill, 3)


def _texts(lane: Lane, at: float, words: Words, palette: Palette) -> Iterator[dict[str, Any]]:
    yield marks.text(_name(lane.name), 0, at, palette.ink, size=13) | {"xref": "paper"}
    for phase in lane.phases:
        middle = phase.starts_on + (phase.ends_on - phase.starts_on) / 2
        yield marks.text(phase.name, str(middle), at, palette.accent, size=13, anchor="center")
    by_day: dict[date | None, list[Item]] = {}
    for item in lane.items:
        by_day.setdefault(item.day, []).append(item)
    if len(by_day) > _FEW:
        return  # marks so many speak when pointed at, and in the table
    for day, items in by_day.items():
        yield _beside(items, day, at, words, palette)


def _beside(
    items: list[Item], day: date | None, at: float, words: Words, palette: Palette
) -> dict[str, Any]:
    """Say beside a mark how it stands; marks of one day are counted."""
    item, over = items[0], {"bgcolor": palette.card}
    colour = palette.bad if item.status == "overdue" else palette.muted
    if day is None:
        within = item.within
        middle = within.first_day + (within.last_day - within.first_day) / 2 if within else None
        return marks.text(standing(item, words), str(middle), at, colour, anchor="center") | over
    told = words("timeline.of_one_day", n=len(items)) if len(items) > 1 else _brief(item, words)
    said = f"{day:%d/%m} · {told}" if told else f"{day:%d/%m}"
    mark = _marked(item) or day
    if mark.month >= _LATE_IN_YEAR:
        return marks.text(said, str(mark), at, colour, anchor="right", shift=-12) | over
    clear = {"yshift": 12} if item.status == "overdue" else {}  # of the line that runs to today
    return marks.text(said, str(mark), at, colour, shift=12) | clear | over


def _brief(item: Item, words: Words) -> str:
    if item.kind == "deadline":
        return f"{SIGNS[item.status]} {words('calendar.received', done=item.done, n=item.wanted)}"
    return "" if item.kind in ("event", "told") else standing(item, words)


def _name(name: str) -> str:
    wrapped = textwrap.wrap(name, _WRAP)
    shown = wrapped[:_LINES]
    if len(wrapped) > _LINES:
        shown[-1] = textwrap.shorten(shown[-1], _WRAP - 1, placeholder="") + "…"
    return "<br>".join(shown)


def _months(year: int, height: float, palette: Palette) -> Iterator[dict[str, Any]]:
    for month in range(1, 13):
        day = date(year, month, 1).isoformat()
        yield _upright(day, _TOP - 12, height, palette.line, 1)


def _month_names(year: int, words: Words, palette: Palette) -> Iterator[dict[str, Any]]:
    for month in range(1, 13):
        middle = date(year, month, 15).isoformat()
        yield marks.text(words(f"month.short.{month}"), middle, 12, palette.muted, anchor="center")


def _today(year: int, as_of: date, height: float, palette: Palette) -> list[dict[str, Any]]:
    if as_of.year != year:
        return []
    return [_upright(as_of.isoformat(), _TOP - 16, height, palette.accent, 2)]


def _today_name(year: int, as_of: date, words: Words, palette: Palette) -> list[dict[str, Any]]:
    if as_of.year != year:
        return []
    said = f"<b>{words('timeline.today', day=as_of.strftime('%d/%m'))}</b>"
    over = {"bgcolor": palette.card, "borderpad": 2}  # over the name of the month below it
    return [marks.text(said, as_of.isoformat(), 12, palette.accent, anchor="center") | over]


def _line(start: str, end: str, at: float, colour: str, width: float) -> dict[str, Any]:
    line = {"color": colour, "width": width}
    return {
        "type": "line",
        "x0": start,
        "x1": end,
        "y0": at,
        "y1": at,
        "line": line,
        "layer": "below",
    }


def _upright(day: str, top: float, bottom: float, colour: str, width: float) -> dict[str, Any]:
    line = {"color": colour, "width": width}
    shape = {"type": "line", "x0": day, "x1": day, "y0": top, "y1": bottom, "line": line}
    return shape | {"layer": "below"}


def _box(first: date, last: date, at: float, fill: str, edge: str) -> dict[str, Any]:
    sides = {"x0": str(first), "x1": str(last), "y0": at - _HALF - 4, "y1": at + _HALF + 4}
    line = {"width": 1, "color": edge}
    return {"type": "rect", "fillcolor": fill, "line": line, "layer": "below"} | sides
