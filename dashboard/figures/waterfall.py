"""Waterfall: from the most points a unit could have down to its total, line by line."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dashboard import number
from dashboard.figures import marks, named_bars, scores
from dashboard.figures.table import Cell, Table
from dashboard.theme import Palette, Shade
from dashboard.words import Words

Row = dict[str, Any]
SHOWN = 12  # lost lines that are drawn one by one; the rest are one step
_NONE = Decimal(0)
Change = tuple[str, Decimal, str, str | None]  # name, points, why, and the language of the reason
_WRAP = 64
_DESK = 1080  # pixels of the figure at a desk, and of a letter of a name
_LETTER = 8


@dataclass(frozen=True)
class Step:
    """One step: its name, the points that it changes, and the points before and after it."""

    name: str
    change: Decimal
    before: Decimal
    after: Decimal
    why: str = ""
    language: str | None = None  # of a reason quoted as it was written

    @property
    def is_end(self) -> bool:
        """Tell whether this is where the steps begin or end, rather than a change."""
        return self.change == 0


def steps(scored: Sequence[Row], total: Row, words: Words) -> list[Step]:
    """Give the steps of one unit at one stage, the largest loss first, then bonus and deduction.

    `scored` are its lines, `total` its row of the ranking. Points of content count `scaling`
    times. What caps take off bonus and deductions is a step of its own, so that the steps always
    add up to the total.
    """
    content = _content(scored, total, words)
    start = total["content_points"] - sum((change for _, change, *_ in content), _NONE)
    extra = [*_extra(scored, total, "bonus", words), *_extra(scored, total, "deduction", words)]
    made = [Step(words("waterfall.most"), _NONE, start, start)]
    for name, change, why, language in [*_few(content, words), *extra]:
        before = made[-1].after
        made.append(Step(name, change, before, before + change, why, language))
    end = made[-1].after
    return [*made, Step(words("column.total"), _NONE, end, end)]


def _content(scored: Sequence[Row], total: Row, words: Words) -> list[Change]:
    """Give what each line of content lost, as it counts; the most lost first."""
    lost = [
        (words.name(row), (row["points"] - row["max_points"]) * total["scaling"], *_why(row, words))
        for row in scored
        if row["kind"] == "content" and row["points"] is not None and row["max_points"] is not None
    ]
    return sorted((one for one in lost if one[1] < 0), key=lambda one: one[1])


def _few(lost: list[Change], words: Words) -> list[Change]:
    if len(lost) <= SHOWN + 1:
        return lost
    rest = lost[SHOWN:]
    name = words("waterfall.others", n=len(rest))
    return [*lost[:SHOWN], (name, sum((change for _, change, *_ in rest), _NONE), "", None)]


def _extra(scored: Sequence[Row], total: Row, kind: str, words: Words) -> Iterator[Change]:
    """Give the lines of bonus or deduction that count, and what the cap on them takes back."""
    lines = [row for row in scored if row["kind"] == kind and row["points"]]
    yield from ((words.name(row), row["points"], *_why(row, words)) for row in lines)
    over = (total[kind] or _NONE) - sum((row["points"] for row in lines), _NONE)
    if round(over, 4):
        yield words(f"waterfall.cap.{kind}"), over, "", None


def _why(row: Row, words: Words) -> tuple[str, str | None]:
    said = row["reason"] if words.language == "vi" else row["reason_en"]
    if said or row["state"] != "given":
        return str(said or ""), scores.quoted(row, words)
    return words("waterfall.given", stage=words(f"stage.{row['given_at']}")), None


def waterfall(made: list[Step], words: Words, palette: Palette) -> dict[str, Any]:
    """Draw each change as a bar between the points before and after; the ends are upright lines.

    The axis shows the range of the points only, so the ends are lines and no cut-off bars.
    """
    rows = [{"estimated": 0} for _ in made]
    places = [at for at, _ in named_bars.placed(rows)]
    low, high = _ends(made)
    texts = [text for at, step in zip(places, made, strict=True)
             for text in _texts(step, at, low, words, palette)]  # fmt: skip
    layout = named_bars.layout(rows, high, palette, texts)
    reach = low + (high - low) * 1.45
    layout["xaxis"] |= {"range": [low, reach]}
    layout["shapes"] = [
        *_joins(made, places, (low, reach), palette), *_uprights(made, places, palette)
    ]  # fmt: skip
    changes = [(at, step) for at, step in zip(places, made, strict=True) if not step.is_end]
    return {"data": [_bars(changes, words, palette)], "layout": layout}


def _ends(made: list[Step]) -> tuple[float, float]:
    values = [float(value) for step in made for value in (step.before, step.after)]
    room = max((max(values) - min(values)) * 0.08, 0.5)
    return min(values) - room, max(values) + room


def _bars(changes: list[tuple[float, Step]], words: Words, palette: Palette) -> dict[str, Any]:
    shades = [_shade(step, palette) for _, step in changes]
    shown: list[tuple[float, Row]] = [(at, {"estimated": 0}) for at, _ in changes]
    drawn = named_bars.bars(shown, [float(step.change) for _, step in changes], shades)
    return drawn | {
        "base": [float(step.before) for _, step in changes],
        "customdata": [said(step, words) for _, step in changes],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _shade(step: Step, palette: Palette) -> Shade:
    return palette.verdicts["missed" if step.change < 0 else "met"]


def _joins(
    made: list[Step], places: list[float], ends: tuple[float, float], palette: Palette
) -> Iterator[dict[str, Any]]:
    """Join the end of each step with the beginning of the next, but never through its name."""
    line = {"color": palette.hatch, "width": 1}
    half = named_bars.BAR / 2
    for step, after, top, bottom in zip(made, made[1:], places, places[1:], strict=False):
        at = float(step.after)
        across = (at - ends[0]) / (ends[1] - ends[0]) * _DESK
        if across > min(len(after.name), _WRAP) * _LETTER:
            yield {"type": "line", "x0": at, "x1": at, "y0": top + half, "y1": bottom - half,
                   "line": line, "layer": "below"}  # fmt: skip


def _uprights(made: list[Step], places: list[float], palette: Palette) -> Iterator[dict[str, Any]]:
    line = {"color": palette.ink, "width": 4}
    for step, middle in zip(made, places, strict=True):
        if step.is_end:
            at = float(step.after)
            yield {"type": "line", "x0": at, "x1": at, "y0": middle - 9, "y1": middle + 9,
                   "line": line}  # fmt: skip


def _texts(
    step: Step, middle: float, low: float, words: Words, palette: Palette
) -> Iterator[dict[str, Any]]:
    name = textwrap.shorten(step.name, _WRAP, placeholder="…")
    shown = f"<b>{name}</b>" if step.is_end else name
    name_of = marks.text(shown, low, middle - 19, palette.ink, size=14)
    yield name_of | {"bgcolor": palette.card}  # on a phone a line may run behind it
    points = number.points(step.after if step.is_end else step.change, words,
                           signed=not step.is_end)  # fmt: skip
    sign = "" if step.is_end else "▼ " if step.change < 0 else "▲ "
    right = float(max(step.before, step.after))
    text = f"<b>{points}</b>" if step.is_end else sign + points
    yield marks.text(text, right, middle, palette.ink, size=13, shift=8)


def said(step: Step, words: Words) -> str:
    """Say a step: its name, what it changes, and why."""
    points = number.points(step.change, words, signed=True)
    return "<br>".join(part for part in (step.name, points, step.why) if part)


def finding(made: list[Step], unit: str, words: Words) -> str:
    """Say where a unit lost most, and its total."""
    total = number.points(made[-1].after, words)
    worst = min(made, key=lambda step: step.change)
    if worst.change >= 0:
        return words("waterfall.nothing_lost", unit=unit, total=total)
    lost = number.points(-worst.change, words)
    return words("waterfall.finding", unit=unit, total=total, name=worst.name, lost=lost)


def table(made: list[Step], words: Words, caption: str) -> Table:
    """Lay out the steps: what changes, by how many points, and the points after it."""
    keys = ("step", "points", "after_points", "reason")
    numbers = {"points", "after_points"}
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if key in numbers else "")
        for key in keys
    ]
    rows = [
        [
            Cell(step.name, heading=True, looks="first"),
            Cell("" if step.is_end else number.points(step.change, words, signed=True),
                 looks="num", value=None if step.is_end else step.change),
            Cell(number.points(step.after, words), looks="num total", value=step.after),
            Cell(step.why, looks="message", language=step.language),
        ]
        for step in made
    ]  # fmt: skip
    return Table(caption, head, rows, looks="plain")
