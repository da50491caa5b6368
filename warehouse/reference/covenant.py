"""The shape of a covenant, of a launch plan and of a sample's additions, as people write them."""

import re
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from warehouse.reference.scheme import (
    Criterion,
    Gate,
    GateStatement,
    Quota,
    SampleCriterion,
    SampleGate,
    SampleGateStatement,
    SampleQuota,
    SampleScheme,
    Scheme,
)
from warehouse.reference.shapes import Code, Day, MovementKind, Shape, Share, Term, Text, Year

ActivityKind = Literal[
    "launch", "half_year_review", "year_review", "appraisal", "cross_check", "meeting",
    "seminar", "training", "contest", "sport", "culture", "exchange", "social",
    "workers_month", "award", "other",
]  # fmt: skip
EventKind = Literal[
    "signing", "half_year_review", "year_review", "recognition", "rotating_flag",
    "plan_adopted", "plan_issued", "meeting", "other",
]  # fmt: skip


class Member(Shape):
    """A member: its code alone, or with the source that names it if the covenant's does not."""

    unit: Code
    source: Code | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_code_alone(cls, written: object) -> object:
        return {"unit": written} if isinstance(written, str) else written


class NamedMovement(Shape):
    """A movement the covenant names: its code alone, or with the words used there."""

    movement: Code
    name_vi: Text | None = None
    name_en: Text | None = None
    kind: MovementKind | None = None
    launched_by: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _by_code_alone(cls, written: object) -> object:
        return {"movement": written} if isinstance(written, str) else written


class Group(Shape):
    """A content group; the order in the file is its position."""

    content_group: Code
    text_vi: Text
    text_en: Text | None = None
    source: Code | None = None


class Activity(Shape):
    """An item of the programme; a day that is not known is left out."""

    activity: Code
    name_vi: Text
    name_en: Text | None = None
    kind: ActivityKind
    planned_on: Day | None = None
    done_on: Day | None = None
    planned_in: Term | None = None  # a period, where no day is known
    wanted: Annotated[int, Field(ge=1)] = 1  # how many times it is to be done
    source: Code | None = None


class Statement(Shape):
    """A difficulty, proposal, directive or result in words."""

    statement: Code
    period: Text
    kind: Literal["difficulty", "proposal", "directive", "result"]
    text_vi: Text
    text_en: Text | None = None
    stated_by: Text | None = None
    addressed_to: Code | None = None
    source: Code | None = None


class Event(Shape):
    """A meeting held or an act done."""

    event: Code
    kind: EventKind
    name_vi: Text
    name_en: Text | None = None
    held_on: Day | None = None
    place: Text | None = None
    source: Code | None = None


class Signatory(Shape):
    """A unit that signed, and who signed for it where that is stated."""

    unit: Code
    person: Text | None = None
    post: Text | None = None
    source: Code | None = None


_WORDED = re.compile(r"(?P<value>-?\d+(?:\.\d+)?)\s*(?P<measure>%|[^\W\d].*)")


class Target(Shape):
    """What an indicator must reach; without `unit` it is the whole bloc's.

    The value may be written with its measure, `value = "500 triệu đồng"`; it is then `worded`.
    """

    indicator: Code
    unit: Code | None = None
    origin: Literal["assigned", "pledged", "registered"]
    comparator: Literal[">=", ">", "<=", "<", "=", "yes"]
    value: Decimal | None = None
    measure: Text | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    content_group: Code | None = None
    weight: Annotated[Decimal, Field(ge=0)] | None = None
    h1_expected: Share | None = None
    baseline: Decimal | None = None
    parent_target: Code | None = None  # the indicator whose target this one is nested in
    term_from: Year | None = None
    term_to: Year | None = None
    decision: Text | None = None
    source: Code | None = None

    _worded: bool = PrivateAttr(default=False)

    @property
    def worded(self) -> bool:
        """Whether the value was written in words with its measure, so that no slip is likely."""
        return self._worded

    @model_validator(mode="wrap")
    @classmethod
    def _value_with_its_measure(
        cls, written: object, read: ModelWrapValidatorHandler[Self]
    ) -> Self:
        value = written.get("value") if isinstance(written, dict) else None
        worded = _WORDED.fullmatch(value.strip()) if isinstance(value, str) else None
        if not isinstance(written, dict) or worded is None:
            return read(written)
        if written.get("measure", worded["measure"]) != worded["measure"]:
            raise PydanticCustomError("two_measures", "one measure")
        target = read({**written, **worded.groupdict()})
        target._worded = True  # noqa: SLF001 - its own
        return target

    @model_validator(mode="after")
    def _has_a_value(self) -> Self:
        if self.value is None and self.comparator != "yes":
            raise PydanticCustomError("no_value", "a value to reach")
        return self


class Award(Shape):
    """An award the bloc aims for, and how many of its units are to have it."""

    award: Text
    quota: Annotated[int, Field(ge=1)] | None = None
    unit: Code | None = None
    source: Code | None = None


class Due(Shape):
    """The day by which the units report for a period."""

    period: Text
    due_on: Day
    source: Code | None = None


class Covenant(Shape):
    """What a bloc signs for a year: one file."""

    bloc: Code
    year: Year
    source: Code | None = None
    theme: Text | None = None
    theme_en: Text | None = None
    signed_on: Day | None = None
    signed_at: Text | None = None
    members_stated: Annotated[int, Field(ge=0)] | None = None
    leader: Code | None = None
    deputies: tuple[Code, ...] = ()
    members: tuple[Member, ...] = ()
    last_year_leader: Code | None = None
    signed_by_all_members: bool = False
    signatory: tuple[Signatory, ...] = ()
    movements: tuple[NamedMovement, ...] = ()
    content_group: tuple[Group, ...] = ()
    activity: tuple[Activity, ...] = ()
    statement: tuple[Statement, ...] = ()
    event: tuple[Event, ...] = ()
    target: tuple[Target, ...] = ()
    award: tuple[Award, ...] = ()
    due: tuple[Due, ...] = ()
    scheme: Scheme | None = None
    criterion: tuple[Criterion, ...] = ()
    gate: tuple[Gate, ...] = ()
    gate_statement: tuple[GateStatement, ...] = ()
    quota: tuple[Quota, ...] = ()


class Phase(Shape):
    """A stage of the year's movement."""

    phase: int
    name_vi: Text
    name_en: Text | None = None
    starts_on: Day
    starts_precision: Literal["day", "month"]
    ends_on: Day
    content_vi: Text | None = None
    content_en: Text | None = None
    source: Code | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends_on < self.starts_on:
            raise PydanticCustomError("ends_early", "an end after the start")
        return self


class Requirement(Shape):
    """What a launch plan asks of those who carry it out."""

    text_vi: Text
    text_en: Text | None = None
    source: Code | None = None


class LaunchPlan(Shape):
    """The act that opens a year's movement: one file."""

    issuer: Code
    year: Year
    source: Code | None = None
    number: Text | None = None
    signed_on: Day | None = None
    signed_by: Text | None = None
    theme: Text | None = None
    theme_en: Text | None = None
    movements: tuple[NamedMovement, ...] = ()
    content_group: tuple[Group, ...] = ()
    phase: tuple[Phase, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    event: tuple[Event, ...] = ()


class SampleTarget(Target):
    """An illustrative target: it says of which covenant, and that it is illustrative."""

    covenant: Code
    illustrative: Literal[True]


class SampleDue(Due):
    """An illustrative due date: it says of which bloc, and that it is illustrative."""

    bloc: Code
    illustrative: Literal[True]


class Sample(Shape):
    """What a sample world adds: targets, due dates and schemes, never covenants."""

    target: tuple[SampleTarget, ...] = ()
    due: tuple[SampleDue, ...] = ()
    scheme: tuple[SampleScheme, ...] = ()
    criterion: tuple[SampleCriterion, ...] = ()
    gate: tuple[SampleGate, ...] = ()
    gate_statement: tuple[SampleGateStatement, ...] = ()
    quota: tuple[SampleQuota, ...] = ()
