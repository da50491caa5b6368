"""What is told besides figures: one fact a record, each with the cell that says it.

A record's fields are the columns of its relation in staging, between who reports and whether it is
illustrative. `of_unit` is the unit that a fact is about, where a bloc's leader reports it; None is
the bloc as a whole.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_type_hints

import polars as pl

from etl.value import STORED

Schema = dict[str, pl.DataType | type[pl.DataType]]
Key = tuple[object, ...]


class Statement(NamedTuple):
    """One difficulty, proposal or result in a unit's own words."""

    kind: str
    text: str
    addressed_to: str | None
    sheet: str
    cell: str
    raw_text: str


class Activity(NamedTuple):
    """What a unit says of one activity of the programme, or beyond it (`activity` None)."""

    activity: str | None
    name: str | None
    done_on: date | None
    evidence: str | None
    note: str | None
    sheet: str
    cell: str
    raw_text: str


class Point(NamedTuple):
    """The points of one criterion at one stage: self, cross_check or appraised; or copied."""

    of_unit: str
    criterion: str
    stage: str
    points: Decimal
    evidence: str | None
    reason: str | None
    sheet: str
    cell: str
    raw_text: str


class Target(NamedTuple):
    """What a unit registers to reach in the year; the value in the measure given."""

    indicator: str
    comparator: str
    value: Decimal
    measure: str
    sheet: str
    cell: str
    raw_text: str


class Award(NamedTuple):
    """An award that a unit registers for, or that was recognised."""

    of_unit: str | None
    award: str
    stage: str
    points: Decimal | None
    decision: str | None
    decided_on: date | None
    note: str | None
    sheet: str
    cell: str
    raw_text: str


class CrossCheck(NamedTuple):
    """One unit checked by another: agreed, differs or not_checked; None is not said."""

    of_unit: str
    checked_by: str
    held_on: date | None
    outcome: str | None
    difference: str | None
    evidence: str | None
    sheet: str
    cell: str
    raw_text: str


class Vote(NamedTuple):
    """One question on one unit put to the vote, and the ballots counted."""

    of_unit: str
    question: str
    eligible: int | None
    present: int
    in_favour: int
    held_on: date | None
    note: str | None
    sheet: str
    cell: str
    raw_text: str


Record = Statement | Activity | Point | Target | Award | CrossCheck | Vote
RECORDS: dict[str, type[Record]] = {  # by the file that keeps them, in the order they are kept
    "statements": Statement, "activities": Activity, "points": Point, "targets": Target,
    "awards": Award, "cross_checks": CrossCheck, "votes": Vote,
}  # fmt: skip
_FACTS = {  # the fields that name a fact: no sheet tells one twice
    Point: 3, Target: 1, Award: 3, CrossCheck: 2, Vote: 2,
}  # fmt: skip
_STORED: dict[object, pl.DataType | type[pl.DataType]] = {
    str: pl.String, str | None: pl.String, date | None: pl.Date, int: pl.Int32,
    int | None: pl.Int32, Decimal: STORED, Decimal | None: STORED,
}  # fmt: skip


def fact_of(record: Record) -> Key | None:
    """Name the fact that a record tells; None where the like may be told again."""
    fields = _FACTS.get(type(record), 0)
    return (type(record), *record[:fields]) if fields else None


def schema_of(record: type[Record]) -> Schema:
    """Give the columns in which records of one type are kept."""
    head: Schema = {"key": pl.String, "submission": pl.String, "unit": pl.String,
                    "period": pl.String, "position": pl.Int32}  # fmt: skip
    told = {name: _STORED[kind] for name, kind in get_type_hints(record).items()}
    return {**head, **told, "illustrative": pl.Boolean}
