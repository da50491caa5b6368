"""The default world served once, and its documents made once for all tests."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.reports.making import Made, make_all
from etl.refresh import refresh
from tests.dashboard.reports.reading import Office
from warehouse import reference
from warehouse.settings import ROOT, Settings

SHIPPED = ROOT / "warehouse" / "reference"
WRITTEN = reference.read_documents(SHIPPED)
PLACES = (
    ("CDVC_K3", "2022"),
    ("CDVC_K3", "2022-S1"),
    ("TLD_KCN11", "2020-S1"),
)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The default world, as known on 31 January 2026."""
    data = tmp_path_factory.mktemp("papers")
    places = Settings(data / "sample", SHIPPED, data)
    build = refresh(places, date(2026, 1, 31)).build
    with duckdb.connect(str(build.path), read_only=True) as con:
        con.execute("set timezone = 'Asia/Ho_Chi_Minh'")
        yield Office(places, con)


@pytest.fixture(scope="session")
def made(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Made]:
    """The documents of a bloc and period, made at most once."""
    folder = tmp_path_factory.mktemp("made")
    kept: dict[tuple[str, str], Made] = {}

    def give(bloc: str, period: str) -> Made:
        if (bloc, period) not in kept:
            kept[bloc, period] = make_all(office.ask(bloc, period), WRITTEN, folder)
        return kept[bloc, period]

    return give


@pytest.fixture(scope="session", params=PLACES, ids=" ".join)
def papers(request: pytest.FixtureRequest, made: Callable[[str, str], Made]) -> list[Path]:
    """Every file of each of a few places in turn."""
    return made(*request.param).files
