"""The worlds that tests ask: a small one that each tells anew, and the example over five years."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.form import Fill, write_form
from etl.refresh import Outcome, refresh
from etl.template import form_of
from tests.world import World
from warehouse import reference
from warehouse.period import Period
from warehouse.settings import ROOT, Settings


@pytest.fixture(scope="session")
def catalogue() -> list[dict[str, object]]:
    """The indicators as the product ships them."""
    return reference.read(ROOT / "warehouse" / "reference").tables["indicator"]


@pytest.fixture(scope="session")
def make_world(catalogue: list[dict[str, object]]) -> Callable[[Path], World]:
    """A bloc of two units A and B in 2024 that has told nothing yet, in a folder."""
    return lambda folder: World(folder, catalogue)


@pytest.fixture
def world(tmp_path: Path, make_world: Callable[[Path], World]) -> World:
    """A bloc of two units A and B in 2024 that has told nothing yet."""
    return make_world(tmp_path / "data")


@pytest.fixture
def fresh(
    tmp_path_factory: pytest.TempPathFactory, catalogue: list[dict[str, object]]
) -> Callable[[], World]:
    """Give a new world each time: one for each example of a property."""
    return lambda: World(tmp_path_factory.mktemp("world") / "data", catalogue)


@pytest.fixture
def ask() -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """Ask a connection, and close it after the test."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def put(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
        opened.append(connection)
        return connection.execute(sql).fetchall()

    yield put
    for connection in opened:
        connection.close()


EXAMPLE = ROOT / "tests" / "example"


def write_example_inbox(inbox: Path) -> None:
    """Write the reports of the example world as workbooks, through the form that units fill."""
    known = reference.read(EXAMPLE / "reference")
    with (EXAMPLE / "reports.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            period = Period.parse(row["period"])
            codes = [code for code in known.indicators if row.get(code)]
            form = replace(
                form_of(known, "HOA_SEN", row["unit"], period, codes, {}),
                revision=int(row["revision"]),
            )
            place = inbox / row["period"] / row["unit"]
            place.mkdir(parents=True, exist_ok=True)
            file = place / f"{row['received']} {row['unit']} {row['period']}.xlsx"
            write_form(file, form, {code: _filled(code, row) for code in codes})


def _filled(code: str, row: dict[str, str]) -> Fill:
    text, status = row[code], row["status"] or None
    first, parted, second = text.partition("/")
    if code == "LUONG_BQ":
        return Fill(int(first), None, int(second), status)
    if parted:
        return Fill(None, int(first), int(second), status)
    return Fill(int(text) if text.isdigit() else text, status=status)


@dataclass(frozen=True)
class Example:
    """The invented bloc Hoa Sen over five years, refreshed once: its folders and its build."""

    places: Settings
    outcome: Outcome

    def ask(self, sql: str, **asked: object) -> list[tuple[Any, ...]]:
        """Ask the build that serves."""
        with duckdb.connect(str(self.outcome.build.path), read_only=True) as connection:
            return connection.execute(sql, asked).fetchall()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example world as known on 31 January 2026."""
    folder = tmp_path_factory.mktemp("example")
    places = Settings(folder / "inbox", EXAMPLE / "reference", folder / "data")
    write_example_inbox(places.inbox)
    return Example(places, refresh(places, date(2026, 1, 31)))
