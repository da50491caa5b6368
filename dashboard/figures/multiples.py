"""Small multiples: each indicator over the years in a small drawing, all of one time axis."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import number
from dashboard.figures.drawing import arrow, bar, dot, drawing, line, text
from dashboard.figures.table import Cell, Table
from dashboard.words import Words

Row = dict[str, Any]
_TOP, _FLOOR, _HEIGHT = 22, 86, 106
_LEFT, _ROOM = 8.0, 80.0  # percent of the width before the first year, and from first to last
_WHOLE = 100.0
_SIGNS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "~ "}
YEARS = 3  # from which on a series is drawn


@dataclass(frozen=True)
class Panel:
    """One small multiple: whose it is, its drawing, what the drawing says, and what breaks it."""

    indicator: str
    name: str
    drawn: str
    said: str
    breaks: str


def panels(series: pl.DataFrame, names: dict[str, str], words: Words) -> list[Panel]:
    """Draw one panel an indicator told in at least three years; `series` has one period a year.

    Two years are told better by a slope. Panels stand in the order of `names`.

    All share the years; shares run from 0 to 100%, anything else from nought to its own highest.
    """
    years = sorted(set(series["year"]))
    made = []
    for code in names:
        rows = _comparable(series.filter(pl.col("indicator") == code))
        if len(rows) >= YEARS:
            made.append(_panel(code, rows, years, names, words))
    return made


def _comparable(told: pl.DataFrame) -> list[Row]:
    """Keep the years told in the newest measure, one basis a year: a line joins like with like."""
    rows = told.sort("year").to_dicts()
    alike = [row for row in rows if row["measure"] == rows[-1]["measure"]]  # the newest is last
    return list({row["year"]: row for row in alike}.values())


def _panel(
    code: str, rows: list[Row], years: list[int], names: dict[str, str], words: Words
) -> Panel:
    highest = max(float(row["value"]) for row in rows)
    aims = [float(row["target"]) for row in rows if row["target"] is not None]
    top = _WHOLE if rows[0]["measure"] == "%" else max([highest, *aims])
    scale = _Scale(years, max(top, highest) or 1.0)
    parts = [*_axis(scale), *_breaks(rows, scale), *_lines(rows, scale), *_points(rows, scale)]
    parts += _labels(rows, words)
    told = "; ".join(f"{row['year']}: {_value(row, words)}" for row in rows)
    breaks = ", ".join(
        words("multiples.break", year=row["year"], why=words(f"break.{row['break']}"))
        for row in rows
        if row["break"]
    )
    return Panel(code, names.get(code, code), drawing(parts, _HEIGHT), told, breaks)


@dataclass(frozen=True)
class _Scale:
    years: list[int]
    top: float

    def across(self, year: int) -> float:
        first, last = self.years[0], self.years[-1]
        return _LEFT + _ROOM * (year - first) / max(last - first, 1)

    def down(self, value: Decimal) -> float:
        return _FLOOR - (_FLOOR - _TOP) * max(float(value), 0.0) / self.top


def _axis(scale: _Scale) -> Iterator[str]:
    yield line(_LEFT - 4, 100, _FLOOR, _FLOOR, "d-axis")
    for year in {scale.years[0], scale.years[-1]}:
        yield text(scale.across(year), _HEIGHT - 4, str(year), "d-year")


def _breaks(rows: list[Row], scale: _Scale) -> Iterator[str]:
    """Draw a break between the year it parts from and its own."""
    step = _ROOM / max(scale.years[-1] - scale.years[0], 1)
    for row in rows:
        if row["break"]:
            at = scale.across(row["year"]) - step / 2
            yield line(at, at, _TOP - 8, _FLOOR, "d-break")


def _lines(rows: list[Row], scale: _Scale) -> Iterator[str]:
    for before, after in itertools.pairwise(rows):
        follows = after["year"] == before["year"] + 1 and not after["break"]
        looks = "d-line" if follows else "d-line d-apart"
        yield line(
            scale.across(before["year"]),
            scale.across(after["year"]),
            scale.down(before["value"]),
            scale.down(after["value"]),
            looks,
        )


def _points(rows: list[Row], scale: _Scale) -> Iterator[str]:
    for row in rows:
        at, down = scale.across(row["year"]), scale.down(row["value"])
        if row["target"] is not None:
            aim = scale.down(row["target"])
            yield bar(at - 4, at + 4, 2.5, "d-aim", aim)
        exact = row["qualifier"] == "=" and not row["of_comparable"]
        yield dot(at, 3.5, "d-point" if exact else "d-point d-hollow", down)
        if row["qualifier"] in (">", ">="):
            yield arrow(at + 1.5, "d-arrow", down)


def _labels(rows: list[Row], words: Words) -> Iterator[str]:
    for row, looks, at in ((rows[0], "d-first", 0.0), (rows[-1], "d-last", 100.0)):
        sign = _SIGNS.get(row["qualifier"], "")
        yield text(at, 11, sign + _value(row | {"qualifier": "="}, words), f"d-value {looks}")


def _value(row: Row, words: Words) -> str:
    value = row["value"]
    if row["measure"] != "%" and abs(value) >= Decimal(1000):
        value = value.quantize(Decimal(1))
    measure = "đồng" if row["measure"] in number.MONEY else row["measure"]
    return number.figure(value, row["qualifier"], measure, words)


def table(series: pl.DataFrame, names: dict[str, str], words: Words, caption: str) -> Table:
    """Lay out the same as a table: one row an indicator, one column a year."""
    years = sorted(set(series["year"]))
    head = [Cell(words("column.indicator"), heading=True, looks="first")]
    head += [Cell(str(year), heading=True, looks="num") for year in years]
    laid = []
    told = series.partition_by("indicator", as_dict=True)
    for code, name in names.items():
        if (code,) in told:
            by_year = {row["year"]: row for row in _comparable(told[code,])}
            cells = [_cell(by_year.get(year), words) for year in years]
            laid.append([Cell(name, heading=True, looks="first"), *cells])
    return Table(caption, head, laid, looks="plain")


def _cell(row: Row | None, words: Words) -> Cell:
    if row is None:
        return Cell("", looks="num")
    return Cell(_value(row, words), looks="num", value=row["value"], measure=row["measure"],
                qualifier=row["qualifier"])  # fmt: skip
