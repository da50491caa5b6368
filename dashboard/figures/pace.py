"""Pace: each target a line with its bullet, its outlook as its group, the hardest first."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from dashboard import number
from dashboard.figures import bullet, outlook, wording
from dashboard.figures.drawing import arrow, bar, diamond, drawing, hatch, line, text, tick
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

Row = dict[str, Any]
LIMIT = bullet.LIMIT
_WIDTH = 97.0  # percent of the drawing that LIMIT takes; the rest is the open arrow's
_TOP, _BELOW, _HEIGHT = 10, 22, 28
_BAR = 10


def place(percent: float) -> float:
    """Place a percent of the target on the drawing; what lies beyond stands at its end."""
    return min(max(percent, 0.0), LIMIT) / LIMIT * _WIDTH


def lines(
    found: list[Row], words: Words, links: Mapping[str, str], caption: str, *, halfway: bool
) -> Table:
    """Lay out one line a target: done, bullet, standing, and what stood at half-year.

    Halfway: what the second half must bring, how likely it is, and last what came, once known. Of
    the whole year: the forecast once made.
    """
    keys = ["indicator", "pace", "standing", "done_of"]
    if not halfway:
        keys.append("made")
    else:
        judged = any(row["result"] is not None for row in found)
        keys += ["needed", "chance", *(["came"] if judged else [])]
    numbers = {"done_of", "needed", "chance", "made"}
    head = [
        Cell(words(f"column.{key}"), heading=True, looks=_looks(key, numbers), drawn=_axis(key))
        for key in keys
    ]
    laid: list[list[Cell]] = []
    group = ""
    for row in found:
        if row["outlook"] != group:
            group = row["outlook"]
            laid.append([_heading(group, found, words, len(keys))])
        cells = _cells(row, words, links)
        laid.append([cells[key] for key in keys])
    return Table(caption, head, laid, looks="plain packed followed")


def _looks(key: str, numbers: set[str]) -> str:
    return "num" if key in numbers else {"indicator": "first", "pace": "drawing"}.get(key, "")


def _heading(group: str, found: list[Row], words: Words, span: int) -> Cell:
    n = sum(row["outlook"] == group for row in found)
    told = f"{words(f'outlook.{group}')} · {words('pace.row_count', n=n)}"
    return Cell(told, heading=True, span=span, looks=f"group o-{group.replace('_', '-')}")


def _cells(row: Row, words: Words, links: Mapping[str, str]) -> dict[str, Cell]:
    likely = outlook.chance(row)
    verdict = wording.verdict(row, words)
    share = number.bound(number.percent(row["percent"], words), row["qualifier"], words)
    standing = verdict if row["percent"] is None else f"{share} · {verdict}"
    result = outlook.amount(row["came"], row, words)
    said = words(f"verdict.{row['result']}") if row["result"] else ""
    more = words("pace.below_last_year") if row["below_last_year"] else None
    return {
        "indicator": Cell(
            words.name(row, "indicator"), heading=True, looks="first",
            href=links.get(row["indicator"]), mark="▽" if more else "", said=more, title=more,
        ),
        "done_of": Cell(_done_of(row, words), looks="num", value=row["actual"],
                        measure=row["measure"], qualifier=row["qualifier"]),
        "pace": Cell(said_of(row, words), drawn=drawn(row), looks="drawing"),
        "standing": Cell(standing, verdict=row["verdict"], sign=wording.sign(row, words),
                         value=row["percent"], measure="%", qualifier=row["qualifier"]),
        "needed": Cell(outlook.needed(row, words), looks="num", value=row["needed_h2"],
                       measure=row["measure"], qualifier=row["needed_qualifier"]),
        "chance": Cell(number.percent(likely, words, 0) if likely is not None else "", looks="num",
                       value=likely, measure="%"),
        "made": Cell(
            outlook.amount(row["forecast"], row, words, row["forecast_qualifier"]), looks="num",
            value=row["forecast"], measure=row["measure"], qualifier=row["forecast_qualifier"],
        ),
        "came": Cell(f"{result} · {said}".strip(" ·"), verdict=row["result"] or row["verdict"],
                     value=row["came"], measure=row["measure"]),
    }  # fmt: skip


def _done_of(row: Row, words: Words) -> str:
    if row["actual"] is None:
        return f"{words('sign.unknown')} / {wording.target_text(row, words)}"
    if row["kind"] in ("bool", "grade"):
        return wording.done_text(row, words)
    done = number.figure(row["actual"], row["qualifier"], row["measure"], words)
    return f"{done} / {wording.target_text(row, words)}"


def said_of(row: Row, words: Words) -> str:
    """Say what a line's drawing shows, for those who do not see it."""
    low, middle, high = outlook.range_of(row)
    told = [wording.amount(row, words), wording.standing(row, words)]
    if row["expected_percent"] is not None:
        expected = number.percent(row["expected_percent"], words)
        told.append(words("bullet.expected", percent=expected))
    if middle is not None:
        ends = [outlook.amount(end, row, words) for end in (low, high) if end is not None]
        forecast = outlook.amount(middle, row, words)
        told.append(words("pace.why.forecast", forecast=forecast))
        told += [" – ".join(ends)] if ends else []
    return "; ".join(part for part in told if part)


def _axis(key: str) -> str:
    """Draw the scale over the column of drawings, so that no line needs one of its own."""
    if key != "pace":
        return ""
    marks = (text(place(at), 12, f"{at}%", "d-scale") for at in (0, 50, 100))
    return drawing(marks, 16)


def drawn(row: Row) -> str:
    """Draw a target's line: its bar, its ticks, and below it the forecast's range, dotted."""
    return drawing([*_track(row), *_done(row), *_ticks(row), *_forecast(row)], _HEIGHT)


def _track(row: Row) -> Iterator[str]:
    if row["actual"] is None:
        yield bar(0, place(100), _BAR, "d-slot", _TOP)
    elif bullet.reach(row) is not None:
        yield bar(0, place(100), _BAR, "d-track", _TOP)


def _done(row: Row) -> Iterator[str]:
    long = bullet.reach(row)
    if long is None:
        return
    looks = str(row["verdict"]).replace("_", "-")
    yield bar(0, place(long), _BAR, f"d-bar d-{looks}", _TOP)
    if row["estimated"]:
        yield hatch(0, place(long), _BAR - 1, f"d-on-{looks}", _TOP)
    if row["qualifier"] in (">", ">=") or long > LIMIT:
        yield arrow(place(long), "d-arrow", _TOP)
    elif row["qualifier"] in ("<", "<="):
        yield arrow(place(long), "d-arrow", _TOP, back=True)


def _ticks(row: Row) -> Iterator[str]:
    if bullet.reach(row) is None and row["actual"] is not None:
        return
    yield tick(place(100), 8, "d-target", _TOP)
    expected = row["expected_percent"]
    if expected is not None and 0 < expected < 100:  # noqa: PLR2004 - percent
        yield tick(place(float(expected)), 8, "d-expected", _TOP)


def _forecast(row: Row) -> Iterator[str]:
    low, middle, high = (_percent(value, row) for value in outlook.range_of(row))
    if middle is not None:
        start, end = (middle if one is None else one for one in (low, high))
        yield line(place(start), place(end), _BELOW, _BELOW, "d-range")
        yield diamond(place(middle), 4.5, "d-forecast", _BELOW)
        if end > LIMIT:
            yield arrow(place(end), "d-arrow", _BELOW)
    result = _percent(row["came"], row)
    if result is not None and outlook.halfway(row):
        yield diamond(place(result), 4.5, "d-came", _BELOW)


def _percent(value: Decimal | None, row: Row) -> float | None:
    """Give a value in percent of the target, where the target is one to grow to."""
    grows = row["comparator"] in (">=", ">", "=") and row["kind"] not in ("bool", "grade")
    if value is None or not grows or not row["target"]:
        return None
    return float(value) / float(row["target"]) * 100


def numbers(found: list[Row], words: Words, links: Mapping[str, str], caption: str) -> Table:
    """Lay out the forecasts as numbers: from what, to what, how sure and by which way."""
    keys = ("indicator", "target", "half", "low", "forecast", "high", "chance", "method")
    head = [
        Cell(words(f"column.{key}"), heading=True, looks="num" if 0 < place < 7 else "")  # noqa: PLR2004
        for place, key in enumerate(keys)
    ]
    return Table(
        caption, head, [_numbers(row, words, links) for row in found], looks="plain packed"
    )


def _numbers(row: Row, words: Words, links: Mapping[str, str]) -> list[Cell]:
    low, middle, high = outlook.range_of(row)
    likely = None if row["chance"] is None else Decimal(row["chance"]) * 100
    measure = row["measure"]

    def value(of: Decimal | None, qualifier: str | None = None) -> Cell:
        told = outlook.amount(of, row, words, qualifier)
        return Cell(told, looks="num", value=of, measure=measure, qualifier=qualifier)

    name = words.name(row, "indicator")
    return [
        Cell(name, heading=True, looks="first", href=links.get(row["indicator"])),
        Cell(wording.target_text(row, words), looks="num", value=row["target"], measure=measure),
        value(row["half"], row["half_qualifier"]),
        value(low),
        value(middle, row["forecast_qualifier"]),
        value(high),
        Cell("" if likely is None else number.percent(likely, words, 0), looks="num", value=likely,
             measure="%"),
        Cell(_method(row, words), looks="message"),
    ]  # fmt: skip


def _method(row: Row, words: Words) -> str:
    method, years = row["method"], row["history_years"]
    if method is None:
        known = row["no_forecast"]
        return words(f"no_forecast.{known}") if known else ""
    return words("pace.method", method=words(f"method.{method}"), n=years or 0)


def units(found: list[Row], words: Words, links: Mapping[str, str], caption: str) -> Table:
    """Lay out one row a unit: how many of its targets have which outlook, the hardest first.

    `found` is the outlook of units. Where no unit has a target hard to meet there is nobody to
    name, and no row.
    """
    counts: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for row in found:
        here = counts.setdefault(row["unit"], dict.fromkeys(outlook.OUTLOOKS, 0))
        here[row["outlook"]] += 1
        names[row["unit"]] = words.name(row, "unit")
    shown = [word for word in outlook.OUTLOOKS if any(one[word] for one in counts.values())]
    order = sorted(counts, key=lambda unit: (*(-counts[unit][word] for word in shown), unit))
    if not any(word in outlook.HARD for word in shown):
        order = []
    head = [Cell(words("column.unit"), heading=True, looks="first")]
    head += [Cell(words(f"outlook.{word}"), heading=True, looks="num") for word in shown]
    laid = [
        [
            Cell(names[unit], heading=True, looks="first", href=links.get(unit)),
            *(_count(counts[unit][word], word) for word in shown),
        ]
        for unit in order
    ]
    return Table(caption, head, laid, looks="plain lines")


def _count(n: int, word: str) -> Cell:
    hard = n and word in outlook.HARD
    return Cell(str(n), looks="num lost" if hard else "num", value=n, mark="▽" if hard else "")
