"""The documents of five years of an invented bloc, and of strange worlds: nothing is made up."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import duckdb
import pytest
from pypdf import PdfReader

from dashboard.reports import catalogue as catalogue_of_documents
from dashboard.reports.making import written_as
from dashboard.reports.model import figures
from dashboard.reports.writers.register import plain
from tests.conftest import Example
from tests.dashboard.reports.reading import Office, registered, shows
from tests.warehouse.oracle import VIETNAM
from tests.warehouse.random_worlds import catalogue as catalogue_of
from tests.warehouse.random_worlds import material, world
from warehouse import queries
from warehouse.build import Stamp, build
from warehouse.reference.documents import Documents
from warehouse.scope import Scope
from warehouse.settings import Settings

Row = dict[str, Any]

YEARS = ("2021", "2022", "2023", "2024", "2025")


@pytest.fixture(scope="module")
def five_years(example: Example) -> Iterator[Office]:
    """The example world, asked as the pages ask it."""
    with duckdb.connect(str(example.outcome.build.path), read_only=True) as con:
        con.execute("set timezone = 'Asia/Ho_Chi_Minh'")
        yield Office(example.places, con)


@pytest.fixture(scope="module")
def strange_worlds(
    catalogue: list[Row], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Random worlds of the rule book: bounds, silence, yes and grades, targets of every kind."""
    folder, as_of = tmp_path_factory.mktemp("strange"), date(2025, 2, 1)
    worlds = [world(seed, as_of, catalogue_of(catalogue)) for seed in range(20)]
    stamp = Stamp({}, as_of, "test", datetime(2025, 2, 1, tzinfo=VIETNAM), sample_world=False)
    made = build(folder, stamp, material(folder / "judged", worlds))
    with duckdb.connect(str(made.path), read_only=True) as con:
        con.execute("set timezone = 'Asia/Ho_Chi_Minh'")
        yield Office(Settings(folder, folder, folder), con)


@pytest.mark.parametrize("period", [f"{year}{half}" for year in YEARS for half in ("", "-S1")])
def test_every_figure_of_every_document_is_what_the_warehouse_holds(
    five_years: Office, period: str
) -> None:
    assert hold_true(five_years, "HOA_SEN", period) >= 5


def test_figures_of_strange_worlds_are_what_the_warehouse_holds(strange_worlds: Office) -> None:
    there = queries.places(strange_worlds.con, Scope.everything()).to_dicts()
    told = [one for one in there if one["has_report"]]
    assert len(told) > 10
    assert sum(hold_true(strange_worlds, one["bloc"], one["period"]) for one in told) > 40


def test_documents_of_strange_worlds_are_written_whole(strange_worlds: Office) -> None:
    there = queries.places(strange_worlds.con, Scope.everything()).to_dicts()
    for place in [one for one in there if one["has_report"]][::8]:
        answers = strange_worlds.ask(place["bloc"], place["period"])
        for one in catalogue_of_documents.possible(answers):
            if one.lacks is None:
                document = catalogue_of_documents.make(answers, one.name, Documents())
                made = written_as(document, "a")
                assert len(PdfReader(BytesIO(made["a.pdf"])).pages) >= 1


def hold_true(office: Office, bloc: str, period: str) -> int:
    """Hold each figure of each document that can be made against the warehouse; count them."""
    answers = office.ask(bloc, period)
    made = [one for one in catalogue_of_documents.possible(answers) if one.lacks is None]
    for one in made:
        document = catalogue_of_documents.make(answers, one.name, Documents())
        for figure in figures(document):
            key = {name: list(told) if isinstance(told, tuple) else told
                   for name, told in figure.origin.key}  # fmt: skip
            held = office.values(figure.origin.relation, key, figure.origin.column)
            value = registered(plain(figure.value))
            assert value in held, (bloc, period, one.name, figure)
            assert shows(figure.text, value), (bloc, period, one.name, figure)
            assert figure.origin in document.references
    return len(made)


def test_a_scope_that_does_not_see_a_bloc_makes_none_of_its_documents(five_years: Office) -> None:
    unseen = Scope.of("ANOTHER")
    assert queries.source_cells(five_years.con, unseen, "HOA_SEN", 2024, ["2024"]).is_empty()
    assert queries.target_sources(five_years.con, unseen, "2024-HOA_SEN").is_empty()
    seen = queries.source_cells(five_years.con, Scope.of("HOA_SEN"), "HOA_SEN", 2024, ["2024"])
    assert seen.height > 0
