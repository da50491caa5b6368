"""How the tests of meaning look at the warehouse, and the tests of facts at the reference."""

from collections.abc import Callable
from datetime import date
from textwrap import dedent
from typing import Any

import pytest

from warehouse.reference import Reference, read
from warehouse.settings import ROOT

Row = dict[str, Any]
States = Callable[..., None]
JANUARY = date(2025, 1, 31)


@pytest.fixture
def show(world: Any) -> Callable[..., Row]:
    """Give the row of one indicator and period, of the whole bloc unless a unit is named."""

    def row(indicator: str, period: str, unit: str | None = None, as_of: date = JANUARY) -> Row:
        with world.build(as_of) as connection:
            found = connection.execute(
                "select * from marts.progress where indicator = $indicator and period = $period"
                " and unit is not distinct from $unit",
                {"indicator": indicator, "period": period, "unit": unit},
            )
            names = [column[0] for column in found.description]
            rows = found.fetchall()
        assert len(rows) == 1
        return dict(zip(names, rows[0], strict=True))

    return row


@pytest.fixture(scope="session")
def shipped() -> Reference:
    """The reference as the product ships it."""
    return read(ROOT / "warehouse" / "reference")


@pytest.fixture
def states(shipped: Reference) -> States:
    """Hold the rows of a relation against a table written in a test; see `rule_book`."""
    return rule_book(shipped)


def rule_book(reference: Reference) -> States:
    """Compare rows and their order with a table in words.

    The table's first line names the columns. A row begins at the margin and goes on where it is
    indented; cells stand between bars; an empty cell is what is not known.
    """

    def states(relation: str, table: str, **where: object) -> None:
        columns, *expected = _cells(table)
        found = [
            [_word(row[column]) for column in columns]
            for row in reference.tables[relation]
            if all(row[column] == value for column, value in where.items())
        ]
        assert found == expected

    return states


def _cells(table: str) -> list[list[str]]:
    rows: list[str] = []
    for line in dedent(table).strip().splitlines():
        if line.startswith(" "):
            rows[-1] += f" {line.strip()}"
        else:
            rows.append(line)
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@pytest.fixture
def rows(world: Any) -> Callable[..., list[Row]]:
    """Give the rows of a relation that say what is asked, in the order of their columns."""

    def found(relation: str, as_of: date = JANUARY, **where: object) -> list[Row]:
        asked = " and ".join(f'"{column}" is not distinct from ${column}' for column in where)
        with world.build(as_of) as connection:
            answer = connection.execute(
                f"select * from {relation} where {asked or 'true'} order by all", where
            )
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    return found


@pytest.fixture
def one(rows: Callable[..., list[Row]]) -> Callable[..., Row]:
    """Give the one row of a relation that says what is asked."""

    def found(relation: str, as_of: date = JANUARY, **where: object) -> Row:
        (row,) = rows(relation, as_of, **where)
        return row

    return found
