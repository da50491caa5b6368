"""What the warehouse shows of random worlds is what the rule book says, row for row."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.oracle import VIETNAM, Facts
from tests.warehouse.random_worlds import catalogue, material, world
from warehouse.build import Stamp, build

Row = dict[str, Any]
PROGRESS = (
    "measure",
    "target",
    "comparator",
    "origin",
    "assigned_target",
    "actual",
    "qualifier",
    "numerator",
    "denominator",
    "percent",
    "expected_percent",
    "verdict",
    "reported",
    "expected",
    "estimated",
    "speaks",
    "illustrative",
)
COMPLETENESS = (
    "due_on",
    "received_at",
    "days_late",
    "status",
    "cells_expected",
    "cells_reported",
    "illustrative",
)
DAYS = [
    date(2024, 6, 12),
    date(2024, 6, 30),
    date(2024, 7, 20),
    date(2024, 12, 20),
    date(2025, 2, 1),
]
OF_A_DAY = 100  # worlds asked in one build
ROUNDING = Fraction(
    1, 1_000_000
)  # of what is stored to six decimals, and relative of what is reckoned from it


@pytest.mark.parametrize("place", range(len(DAYS)), ids=[str(day) for day in DAYS])
def test_the_marts_say_what_the_rule_book_says(
    tmp_path: Path, catalogue: list[Row], place: int
) -> None:
    seeds = range(place * OF_A_DAY, (place + 1) * OF_A_DAY)
    assert disagreements(tmp_path, catalogue, DAYS[place], seeds) == []


def disagreements(folder: Path, shipped: list[Row], as_of: date, seeds: range) -> list[str]:
    """Build many worlds at once and tell every cell in which the marts and the rule book differ."""
    indicators = catalogue_of(shipped)
    worlds = [world(seed, as_of, indicators) for seed in seeds]
    stamp = Stamp({}, as_of, "test", datetime(2025, 2, 1, tzinfo=VIETNAM), sample_world=False)
    made = build(folder, stamp, material(folder / "judged", worlds))
    with duckdb.connect(str(made.path), read_only=True) as connection:
        progress = rows_by(connection, "marts.progress", "covenant")
        sent = rows_by(connection, "marts.completeness", "bloc")
    told = []
    for facts in worlds:
        key = ("indicator", "period", "unit", "basis")
        told += compared(facts, facts.progress(), progress.get(facts.covenant, []), key, PROGRESS)
        key = ("unit", "period")
        told += compared(facts, facts.completeness(), sent.get(facts.bloc, []), key, COMPLETENESS)
    return told


catalogue_of = catalogue


def rows_by(
    connection: duckdb.DuckDBPyConnection, relation: str, name: str
) -> dict[str, list[Row]]:
    found = connection.execute(f"select * from {relation}")
    names = [column[0] for column in found.description]
    grouped: dict[str, list[Row]] = {}
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        grouped.setdefault(row[name], []).append(row)
    return grouped


def compared(
    facts: Facts, said: Any, shown: list[Row], key: tuple[str, ...], columns: tuple[str, ...]
) -> list[str]:
    """Name the rows that only one of the two has, and the cells that differ."""
    ours = {tuple(row[name] for name in key): row for row in said}
    theirs = {tuple(row[name] for name in key): row for row in shown}
    lone = [f"{facts.bloc} {one}: only the rule book has it" for one in ours.keys() - theirs.keys()]
    lone += [
        f"{facts.bloc} {one}: only the warehouse has it" for one in theirs.keys() - ours.keys()
    ]
    return lone + [
        f"{facts.bloc} {one} {column}: {ours[one][column]} ruled, {theirs[one][column]} shown"
        for one in ours.keys() & theirs.keys()
        for column in columns
        if not same(ours[one][column], theirs[one][column])
    ]


def same(one: object, other: object) -> bool:
    """Tell whether two cells say the same, but for the rounding of numbers."""
    if isinstance(one, Fraction) and isinstance(other, Decimal | int):
        return abs(one - Fraction(str(other))) <= ROUNDING * max(1, abs(one))
    return one == other
