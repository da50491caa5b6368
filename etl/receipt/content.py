"""What a receipt says: what came, what was accepted, what is missing, what must be looked at."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from etl.workbook import Workbook
from warehouse.language import Sentence

FIGURES = "indicators"  # the kind of submission that a covenant asks figures of
_SAID = {"nil", "not_applicable"}  # kinds of nothing that answer what was asked
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


class Told(NamedTuple):
    """One figure that was accepted, and where it stands written; `value` is null where none is."""

    indicator: str
    name: Sentence
    measure: Sentence
    kind: str
    value: Decimal | None
    qualifier: str | None
    missing: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    sheet: str | None
    cell: str | None
    raw_text: str | None
    is_superseded: bool = False


class Stated(NamedTuple):
    """One difficulty, proposal or result that was accepted."""

    kind: str
    text: str
    addressed_to: Sentence | None
    sheet: str
    cell: str


class Done(NamedTuple):
    """One activity that was accepted; without a day nobody said when."""

    name: str
    done_on: date | None
    evidence: str | None
    sheet: str
    cell: str


class Fact(NamedTuple):
    """One point, target, award, cross-check or vote that was accepted.

    `part` tells which; `unit` is None where it is of the whole bloc.
    """

    part: str
    unit: Sentence | None
    item: Sentence
    said: str | None
    beside: str | None
    sheet: str
    cell: str


def spokesman(sent: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Choose the submission of a file that its receipt speaks by: figures, else what is accepted.

    What of it is set aside is told among the doubts.
    """
    return min(sent, key=lambda row: (row["kind"] != FIGURES, row["status"] == "quarantined"))


_T = TypeVar("_T", Told, Fact)


class Doubt(NamedTuple):
    """One finding: how grave, where, and what to do."""

    severity: str
    sheet: str | None
    cell: str | None
    raw_text: str | None
    says: Sentence
    suggestion: str | None


class Asked(NamedTuple):
    """One indicator that the covenant wants of the unit in that period."""

    indicator: str
    name: Sentence


@dataclass(frozen=True)
class Receipt:
    """The receipt for what one file says of one unit and period.

    `status` is that of core.submission, or `accepted` where the file is not loaded yet. `asked` is
    None where no covenant says what is asked. `workbook` is None where the file is gone.
    """

    file_name: str
    sha256: str
    kinds: Sequence[str]
    unit: str | None
    unit_name: Sentence | None
    period: str | None
    revision: int
    reported_on: date | None
    received_on: date | None
    is_day_assumed: bool
    status: str
    illustrative: bool
    told: Sequence[Told]
    doubts: Sequence[Doubt]
    asked: Sequence[Asked] | None
    stated: Sequence[Stated] = ()
    done: Sequence[Done] = ()
    facts: Sequence[Fact] = ()
    workbook: Workbook | None = None

    @property
    def answered(self) -> list[Told]:
        """The figures given, a nil and a “not applicable” among them."""
        return [one for one in self.told if one.value is not None or one.missing in _SAID]

    @property
    def lacking(self) -> list[tuple[Asked, str | None]]:
        """What is asked and was not given, each with the kind of nothing its cell says."""
        answered = {one.indicator for one in self.answered}
        said = {one.indicator: one.missing for one in self.told}
        return [
            (asked, said.get(asked.indicator))
            for asked in self.asked or ()
            if asked.indicator not in answered
        ]


def in_order(told: Iterable[_T]) -> list[_T]:
    """Put figures or facts in the order of their cells."""
    return sorted(told, key=lambda one: (one.sheet or "", *place(one.cell), str(one)))


def place(cell: str | None) -> tuple[int, int]:
    """Read an A1 address: row and column from 1; 0, 0 where it is none."""
    match = _ADDRESS.fullmatch(cell or "")
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def sentence(vi: object, en: object) -> Sentence:
    """Name something in both languages; where there is no English name, by the Vietnamese one."""
    return Sentence(str(vi), str(en or vi))


def doubt_of(row: Mapping[str, Any]) -> Doubt:
    """Take a finding as a receipt tells it."""
    says = Sentence(str(row["message_vi"]), str(row["message_en"]))
    place = (row["sheet"], row["cell"], row["raw_text"])
    return Doubt(str(row["severity"]), *place, says, row["suggestion"])
