"""A board to score on: figures as marts.progress gives them go in, points and ranks come out."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Self

import duckdb
import pytest

from warehouse.relations import relations

FIRST = "marts.scored_unit"


def _leads_from(first: str) -> list[str]:
    """Name, in the order they are made, the relations that rest on one."""
    found = [first, "marts.ballot"]
    found += [f"marts.{words}" for words in ("scoring_stage", "candidacy_word", "score_word")]
    for one in relations():
        if one.name not in found and one.reads & set(found):
            found.append(one.name)
    return [one.name for one in relations() if one.name in found]


SCORING = _leads_from(FIRST)
_BY_NAME = {one.name: one for one in relations()}
GIVEN = sorted({name for one in SCORING for name in _BY_NAME[one].reads} - set(SCORING))


def shapes_given() -> dict[str, dict[str, str]]:
    """Give the columns and types of what a score rests on."""
    with duckdb.connect() as connection:
        for schema in ("staging", "core", "marts"):
            connection.execute(f"create schema {schema}")
        for one in relations():
            connection.execute(
                one.sql if one.is_contract else f"create table {one.name} as\n{one.sql}"
            )
        return {
            name: {row[0]: row[1] for row in connection.execute(f"describe {name}").fetchall()}
            for name in GIVEN
        }


class Scoreboard:
    """The units of one bloc in 2024, its scheme, and what is known of them."""

    def __init__(self, shapes: Mapping[str, Mapping[str, str]], units: tuple[str, ...]) -> None:
        self.shapes = shapes
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.illustrative = False
        self.state("core.build", build="b", as_of=date(2025, 1, 31))
        self.state("core.covenant", bloc="K", year=2024)
        for unit in units:
            self.state("core.expected_unit", bloc="K", year=2024, period="2024", unit=unit)

    def state(self, relation: str, **row: Any) -> Self:
        """Add a row of the covenant."""
        own = {"covenant": "2024-K", "illustrative": self.illustrative}
        self.rows[relation].append(own | row)
        return self

    def scheme(self, content: object = 100, **more: Any) -> Self:
        """State the scheme; without more it is 100 points of content and no order of ties."""
        ballot = {"quorum_part": 2, "quorum_whole": 3, "majority_part": 1, "majority_whole": 2}
        own = {"scale": 100, "content_scale": content, "decimals": 2, "bonus": "inside"}
        last = {"bonus_cap": 5, "final_stage": "recognised"}
        return self.state("core.scheme", **ballot | own | last | more)

    def criterion(self, criterion: str, points: object, rule: str, **more: Any) -> Self:
        """Add a criterion that counts the indicator of its name."""
        own = {"kind": "content", "indicator": criterion, "max_points": points, "rule": rule}
        return self.state("core.criterion", criterion=criterion, **own | more)

    def ties(self, *words: str) -> Self:
        """State the order of ties."""
        for position, tie in enumerate(words, 1):
            self.state("core.scheme_tie", position=position, tie=tie)
        return self

    def figure(
        self, unit: str, indicator: str, actual: object, target: object, **more: Any
    ) -> Self:
        """Let a unit have done so much of a target by the year's end."""
        told = {"actual": actual, "qualifier": "=", "reported": 1, "expected": 1, "estimated": 0}
        aim = {"target": target, "comparator": ">=", "measure": "người"}
        place = {"bloc": "K", "year": 2024, "period": "2024", "basis": "units"}
        known = {"unit": unit, "indicator": indicator}
        return self.state("marts.progress", **known | place | aim | told | more)

    def points(self, unit: str, criterion: str, stage: str, points: object, **more: Any) -> Self:
        """Let people give points."""
        given = {"unit": unit, "criterion": criterion, "stage": stage, "points": points}
        return self.state("core.point", **given | more)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Score, and ask what came of it."""
        with duckdb.connect() as connection:
            for schema in ("core", "marts"):
                connection.execute(f"create schema {schema}")
            for relation, columns in self.shapes.items():
                described = ", ".join(f"{name} {kind}" for name, kind in columns.items())
                connection.execute(f"create table {relation} ({described})")
                self._insert(connection, relation)
            for name in _needed(sql):
                connection.execute(f"create table {name} as\n{_BY_NAME[name].sql}")
            return connection.execute(sql).fetchall()

    def _insert(self, connection: duckdb.DuckDBPyConnection, relation: str) -> None:
        if not self.rows[relation]:
            return
        known = [
            name
            for name in self.shapes[relation]
            if any(name in row for row in self.rows[relation])
        ]
        marks = ", ".join(["(" + ", ".join("?" for _ in known) + ")"] * len(self.rows[relation]))
        values = [row.get(name) for row in self.rows[relation] for name in known]
        connection.execute(f"insert into {relation} ({', '.join(known)}) values {marks}", values)


def _needed(sql: str) -> list[str]:
    """Name, in order, the relations of scoring that a question rests on."""
    found = {name for name in SCORING if re.search(rf"{name}\b", sql)}
    for name in reversed(SCORING):
        if name in found:
            found |= _BY_NAME[name].reads & set(SCORING)
    return [name for name in SCORING if name in found]


@pytest.fixture(scope="session")
def shapes() -> dict[str, dict[str, str]]:
    """The columns and types of what a score rests on."""
    return shapes_given()


@pytest.fixture(scope="session")
def make_board(shapes: dict[str, dict[str, str]]) -> Callable[..., Scoreboard]:
    """A bloc of the units named."""
    return lambda *units: Scoreboard(shapes, units)


@pytest.fixture
def board(make_board: Callable[..., Scoreboard]) -> Scoreboard:
    """A bloc of two units A and B."""
    return make_board("A", "B")
