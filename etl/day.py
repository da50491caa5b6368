"""Days as reports write them, day first, and as workbooks store them.

A text that names no day at all is None; one that names a day that never was is `impossible`.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from etl.wording import fold
from etl.workbook import Cell
from warehouse.day import day_written

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_OF_1900 = 60  # Excel counts a 29 February 1900 that never was
_PLAUSIBLE = range(1945, 2200)
_PIVOT = 70  # “22” is 2022, “95” is 1995
_MOST = 12
_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_FIGURES = re.compile(
    r"(?<!\d)(?P<d>\d{1,2}) ?(?P<by>[/.-]) ?(?P<m>\d{1,2}) ?(?P=by) ?(?P<y>\d{4}|\d{2})(?!\d)"
)
_WORDS = re.compile(r"(?<![\d/])(?P<d>\d{1,2}) thang (?P<m>\d{1,2})(?: nam (?P<y>\d{4}))?(?![\d/])")
_MONTH_WORDS = re.compile(r"\bthang (?P<m>\d{1,2})(?: nam)? (?P<y>(?:19|20)\d\d)\b")
_MONTH = re.compile(r"(?<![\d/.-])(?P<m>\d{1,2}) ?[/.-] ?(?P<y>(?:19|20)\d\d)(?![\d/.-])")
_DAY_OF_A_YEAR = re.compile(r"(?<![\d/])(?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})(?![\d/])")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Written(NamedTuple):
    """A day as written; of a month alone `day` is its first, and `precision` says “month”.

    `other` is the day that the same figures mean month first, where a machine may have read so.
    """

    day: date | None
    precision: str = "day"
    other: date | None = None

    @property
    def impossible(self) -> bool:
        """Whether no calendar has this day."""
        return self.day is None


def written(text: str, year: int | None = None) -> Written | None:
    """Read the one day that a text names; two different ones are none. `year` is its context."""
    found = days(text, year)
    return found[0] if len(set(found)) == 1 else None


def days(text: str, year: int | None = None) -> list[Written]:
    """Read every day that a text names, by the fullest way of writing found in it."""
    if iso := _ISO.findall(text):
        return [Written(day_written(one)) for one in iso]
    folded = fold(text)
    for pattern, said in (
        (_FIGURES, text), (_WORDS, folded), (_MONTH, text), (_MONTH_WORDS, folded),
        (_DAY_OF_A_YEAR, text),
    ):  # fmt: skip
        found = [_named(match.groupdict(), year) for match in pattern.finditer(said)]
        if kept := [one for one in found if one]:
            return kept
    return []


def stored(cell: Cell, *, date_1904: bool, year: int | None = None) -> Written | None:
    """Read the day of a cell: a serial number, a date of the format's own, or words."""
    if cell.kind == "d":
        day = day_written(cell.text[: len("2024-06-30")])
        return Written(day, other=_other(day, cell)) if day else None
    try:
        serial = int(float(cell.text))
    except (ValueError, OverflowError):
        return written(cell.text, year)
    day = of_serial(serial, date_1904=date_1904)
    if day is None:
        return written(cell.text, year)
    return Written(day, other=_other(day, cell) if cell.kind == "n" else None)


def of_serial(serial: int, *, date_1904: bool = False) -> date | None:
    """Turn a workbook's number into a day; None outside the years that reports speak of."""
    late = 0 if date_1904 or serial >= _LEAP_OF_1900 else 1
    try:
        day = (_EPOCH_1904 if date_1904 else _EPOCH) + timedelta(days=serial + late)
    except OverflowError:
        return None
    return day if day.year in _PLAUSIBLE else None


def _named(parts: dict[str, str | None], year: int | None) -> Written | None:
    said = int(parts.get("y") or (year or -1))
    if said < 0:
        return None
    if said < 100:  # noqa: PLR2004 - two digits
        said += 2000 if said < _PIVOT else 1900
    day, month = int(parts.get("d") or 1), int(parts["m"] or 0)
    precision = "day" if parts.get("d") else "month"
    try:
        return Written(date(said, month, day), precision)
    except ValueError:
        return Written(None, precision)


def _other(day: date, cell: Cell) -> date | None:
    """Give the day read month first, unless the cell itself shows the day first."""
    shown = _LITERAL.sub("", cell.number_format).lower()
    if shown.startswith("d") or day.day > _MOST or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)
