"""The days a report states: of its figures, and its own, from a labelled line or the signature."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from etl import day
from etl.reading import Flaw
from etl.wording import composed
from etl.workbook import Cell, Workbook
from warehouse.period import Period

_TICKED = re.compile(r"(?:☒|☑|✓|✔|\[[xX]\]|\b[xX]\b)\s*(\d{1,2}/\d{1,2}(?:/\d{4})?)")
_UNTIL = re.compile(r"tính đến (?P<end>hết )?(?:ngày)?\s*:?\s*(?P<rest>.+)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[^\d,:]{2,40}, *)?ngày *\d{1,2} *tháng *\d{1,2} *năm *\d{4}", re.IGNORECASE
)
_AFTER = timedelta(days=92)  # by then a report of a period is signed
OF_DAYS = frozenset({
    "real_day", "whole_day", "day_before_month", "cut_off_in_period", "reported_after_it_began",
})  # fmt: skip


class Stated(NamedTuple):
    """A day that a report states, and where."""

    said: day.Written
    sheet: str
    cell: str
    raw: str

    def flaw(self, rule: str, other: date | None = None) -> Flaw:
        """Name a rule that this day breaks."""
        suggestion = f"{other:%d/%m/%Y}" if other else None
        return Flaw(rule, self.sheet, self.cell, self.raw, self._shown, suggestion)

    @property
    def _shown(self) -> str:
        return f"{self.said.day:%d/%m/%Y}" if self.said.day else ""


def labelled(cell: Cell | None, workbook: Workbook, year: int | None) -> Stated | None:
    """Read the day that stands beside its label, a ticked one first."""
    if cell is None:
        return None
    ticked = set(_TICKED.findall(cell.text))
    text = ticked.pop() if len(ticked) == 1 else ""
    said = (
        day.written(text, year)
        if text
        else day.stored(cell, date_1904=workbook.date_1904, year=year)
    )
    return _stated(said, cell, workbook)


def cut_off(
    above: Iterable[Mapping[int, Cell]], workbook: Workbook, year: int | None
) -> Stated | None:
    """Read “Số liệu tính đến ngày …” where no colon parts it from its day."""
    for row in above:
        for cell in row.values():
            until = _UNTIL.search(composed(cell.text)) if cell.kind == "s" else None
            if until:
                stated = labelled(cell._replace(text=until["rest"]), workbook, year)
                return _at_the_end(stated) if stated and until["end"] else stated
    return None


def _at_the_end(stated: Stated) -> Stated:
    """Take “đến hết tháng 5/2024” for the month's last day."""
    first, precision, _ = stated.said
    if first is None or precision == "day":
        return stated
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return stated._replace(said=day.Written(last))


def signed(workbook: Workbook) -> tuple[Stated | None, list[Flaw]]:
    """Read the line “Hà Nội, ngày … tháng … năm …”; of two different days none is taken."""
    found = []
    for cell in workbook.cells:
        line = _signed_line(cell.text) if cell.kind == "s" else ""
        if line and not workbook.sheets[cell.sheet].hidden:
            found.append(_stated(day.written(line), cell, workbook))
    lines = [one for one in found if one]
    if len({one.said for one in lines}) > 1:
        raw = "; ".join(one.raw for one in lines)
        return None, [lines[-1].flaw("one_report_day")._replace(raw=raw)]
    return (lines[-1] if lines else None), []


@lru_cache(maxsize=20_000)
def _signed_line(text: str) -> str:
    """Give a text that is the line of place and day and nothing else, without what ends it."""
    if not text.rstrip(" .)\n\t")[-4:].isdecimal():
        return ""
    line = composed(text).strip(" .()")
    return line if _SIGNED.fullmatch(line) else ""


def own_day(stated: Stated | None, period: Period) -> tuple[date | None, list[Flaw]]:
    """Take the report's day, unless it cannot be: before the period begins, or no day at all."""
    until = period.last_day + _AFTER
    return _taken(stated, "reported_after_it_began", (period.first_day, date.max), until)


def day_of_figures(stated: Stated | None, period: Period) -> tuple[date | None, list[Flaw]]:
    """Take the day of the figures, unless it cannot be: outside the period, or no day at all."""
    span = period.first_day, period.last_day
    return _taken(stated, "cut_off_in_period", span, period.last_day)


def _taken(
    stated: Stated | None, rule: str, span: tuple[date, date], until: date
) -> tuple[date | None, list[Flaw]]:
    """Take a day that fits its span; one that fits month first too, up to `until`, is told."""
    if stated is None:
        return None, []
    when, other = stated.said.day, stated.said.other
    if when is None:
        return None, [stated.flaw("real_day")]
    if stated.said.precision != "day":
        return None, [stated.flaw("whole_day")]
    twice = other is not None and span[0] <= other <= until
    if not span[0] <= when <= span[1]:
        return None, [stated.flaw(rule, other if twice else None)]
    doubtful = twice and when <= until
    return when, [stated.flaw("day_before_month", other)] if doubtful else []


def _stated(said: day.Written | None, cell: Cell, workbook: Workbook) -> Stated | None:
    if said is None:
        return None
    raw = composed(cell.text)
    return Stated(said, workbook.sheets[cell.sheet].name, cell.address, raw)
