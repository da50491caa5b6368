"""What is to be written into a workbook: for whom, for when, which rows, what is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from etl.form import words
from etl.form.words import Column, Face
from warehouse.period import Period

_MONEY = "triệu đồng"
Told = float | str | None
Row = Mapping[str, object]  # one row of a further sheet, by the roles of its columns


class Fill(NamedTuple):
    """What is written into one row; None stays blank."""

    value: Told = None
    numerator: Told = None
    denominator: Told = None
    status: str | None = None
    note: str | None = None


class Before(NamedTuple):
    """What a unit told of an indicator in an earlier period, in the measure that is printed.

    `text` is how it is shown; `number` is there where it can be compared with.
    """

    text: str
    number: float | None = None


class Earlier(NamedTuple):
    """The figures that stand beside an entry cell."""

    last_year: Before | None = None  # the same period a year before
    first_half: Before | None = None  # in the form of a year


@dataclass(frozen=True)
class Form:
    """One workbook to be written.

    `further` holds the sheets besides the figures', by kind, each with its rows. A form that is
    `checked` carries the sheet of checks, for those who fill it.
    """

    bloc: str
    bloc_name: str
    parent_name: str
    unit: str
    unit_name: str
    period: Period
    indicators: Sequence[Mapping[str, Any]]
    groups: Mapping[str, str]
    targets: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    further: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    units: Sequence[str] = ()  # the bloc's members, “name (CODE)”, to choose from
    addressees: Sequence[str] = ()  # to whom a statement may be addressed
    checked: bool = False
    title: str = ""
    subtitle: str = ""
    illustrative: bool = False
    reported_on: date | None = None
    data_as_of: date | None = None
    revision: int = 0

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of submission this workbook holds, in the order of its sheets."""
        held = {"indicators"} if self.indicators else set()
        return tuple(kind for kind in words.KINDS if kind in held | self.further.keys())


def grouped(form: Form) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Give the content groups that have something to report, in their order, with what they ask."""
    held = [
        (text, [one for one in form.indicators if one["content_group"] == group])
        for group, text in form.groups.items()
    ]
    return [(text, members) for text, members in held if members]


def in_order(form: Form) -> list[Mapping[str, Any]]:
    """Give the indicators in the order of the sheet."""
    return [one for _, members in grouped(form) for one in members]


def figure_columns(form: Form) -> list[Column]:
    """Choose the columns of the figures' sheet: earlier periods stand there if they are known."""
    left_out = set()
    if not any(before.last_year for before in form.earlier.values()):
        left_out.add(words.LAST_YEAR)
    if not any(before.first_half for before in form.earlier.values()):
        left_out.add(words.FIRST_HALF)
    if not form.checked:
        left_out.add(words.VERDICT)
    return [column for column in words.FIGURES if column not in left_out]


def title_of(form: Form, face: Face) -> str:
    """Give the title of a sheet; the figures' own may be told by the form."""
    told = form.title if face is words.FACES["indicators"] else ""
    return told or f"{face.title} {form.period.label('vi').upper()}"


def asked_as(indicator: Mapping[str, Any]) -> str:
    """Tell how an indicator is asked for: share, money, wage, bool, grade or count."""
    if indicator["kind"] in {"bool", "grade"}:
        return str(indicator["kind"])
    if indicator["measure"] == "%":
        return "share"
    if "đồng" in str(indicator["measure"]):
        return "wage" if indicator["kind"] == "wavg" else "money"
    return "count"


def has_denominator(indicator: Mapping[str, Any]) -> bool:
    """Tell whether a denominator is asked for beside the value."""
    return asked_as(indicator) == "share" or indicator["kind"] in {"cover", "wavg"}


def printed_measure(indicator: Mapping[str, Any]) -> str:
    """Give the measure printed in the form: sums of money are asked in millions."""
    return _MONEY if asked_as(indicator) == "money" else str(indicator["measure"])


def in_money(indicator: Mapping[str, Any]) -> bool:
    """Tell whether the parts of a share are sums of money: such a share may pass 100."""
    return "dự toán" in str(indicator["denominator_vi"] or "").lower()
