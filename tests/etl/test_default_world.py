"""The default world: laid out without a word, kept apart from what is real, never in the way."""

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.refresh import Outcome, refresh
from warehouse import records
from warehouse.database import serving
from warehouse.language import Refusal
from warehouse.settings import ROOT, Settings

DAY = date(2026, 1, 31)
SHIPPED = ROOT / "warehouse" / "reference"


@pytest.fixture(scope="module")
def default_world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Outcome]:
    """What `make run` shows before the settings name an inbox."""
    data = tmp_path_factory.mktemp("default")
    places = Settings(data / "sample", SHIPPED, data)
    return places, refresh(places, DAY)


def test_the_default_world_is_laid_out_and_loads(default_world: tuple[Settings, Outcome]) -> None:
    counts = default_world[1].summary()
    assert counts["refused"] == counts["quarantined"] == 0
    assert int(str(counts["standing"])) >= 95


def test_one_report_of_the_default_world_has_errors_and_no_other(
    default_world: tuple[Settings, Outcome],
) -> None:
    import duckdb

    with duckdb.connect(str(default_world[1].build.path), read_only=True) as connection:
        doubted = connection.execute(
            "select distinct file_name from core.finding where severity <> 'info'"
        ).fetchall()
    assert doubted == [("CDVC_K3/2022-S1/CD_VASS/2022-S1_CD_VASS.xlsx",)]


def test_the_default_world_ranks_three_blocs_and_marks_every_rank_as_illustrative(
    default_world: tuple[Settings, Outcome],
) -> None:
    import duckdb

    with duckdb.connect(str(default_world[1].build.path), read_only=True) as connection:
        ranked = connection.execute(
            "select covenant, count(*), count(rank), min(rank), bool_and(illustrative),"
            " bool_and(provisional) from marts.ranking group by covenant order by covenant"
        ).fetchall()
        states = connection.execute("select distinct state from marts.score").fetchall()
    assert ranked == [
        ("2021-CDVC_K2", 7, 7, 1, True, True),
        ("2022-CDVC_K3", 9, 9, 1, True, True),
        ("2024-CDVC_K1", 9, 9, 1, True, True),
    ]
    assert {"told", "not_applicable", "not_reported"} <= {state for (state,) in states}


def test_the_default_world_is_put_aside_for_an_inbox_of_one_s_own(
    default_world: tuple[Settings, Outcome], tmp_path: Path
) -> None:
    places = Settings(tmp_path / "data" / "sample", SHIPPED, tmp_path / "data")
    shutil.copytree(default_world[0].data, places.data)
    refresh(places, DAY)
    own = replace(places, inbox=tmp_path / "own")
    own.inbox.mkdir()
    outcome = refresh(own, DAY)
    assert (outcome.files, outcome.summary()["observations"]) == (0, 0)
    assert not (own.data / "sample").exists()
    assert len(list(records.read(own.data, records.RECEIVED))) == 0


def test_a_wrong_reference_puts_no_default_world_aside(
    default_world: tuple[Settings, Outcome], tmp_path: Path
) -> None:
    places = Settings(tmp_path / "sample", SHIPPED, tmp_path)
    shutil.copytree(default_world[0].data, places.data, dirs_exist_ok=True)
    before = serving(places.data)
    wrong = tmp_path / "reference"
    shutil.copytree(SHIPPED, wrong)
    (wrong / "unit.csv").write_text("unit\n")
    with pytest.raises(Refusal):
        refresh(replace(places, reference=wrong), DAY)
    assert serving(places.data) == before


def test_a_newer_version_lays_the_default_world_out_anew_and_keeps_what_people_put_there(
    default_world: tuple[Settings, Outcome], tmp_path: Path
) -> None:
    places = Settings(tmp_path / "sample", SHIPPED, tmp_path)
    shutil.copytree(default_world[0].data, places.data, dirs_exist_ok=True)
    written = places.inbox / ".written.json"
    known = json.loads(written.read_text("utf-8"))
    stale = places.inbox / "CDVC_K3" / "stale.xlsx"
    stale.write_bytes(b"of an older version")
    digest = hashlib.sha256(stale.read_bytes()).hexdigest()
    older = {"version": "0", "files": known["files"] | {"CDVC_K3/stale.xlsx": digest}}
    written.write_text(json.dumps(older), "utf-8")
    mine = places.inbox / "mine.xlsx"
    mine.write_bytes(b"put here by a person")
    refresh(places, DAY)
    assert mine.exists()
    assert not stale.exists()
    assert json.loads(written.read_text("utf-8")) == known


def test_a_data_folder_with_the_default_world_may_move(
    default_world: tuple[Settings, Outcome], tmp_path: Path
) -> None:
    moved = Settings(tmp_path / "moved" / "sample", SHIPPED, tmp_path / "moved")
    shutil.copytree(default_world[0].data, moved.data)
    assert not refresh(moved, DAY).anew


def test_an_illustrative_file_is_refused_in_an_inbox_of_one_s_own(
    default_world: tuple[Settings, Outcome], tmp_path: Path
) -> None:
    own = Settings(tmp_path / "own", SHIPPED, tmp_path / "data")
    own.inbox.mkdir()
    illustrative = next((default_world[0].inbox / "CDVC_K3").rglob("*.xlsx"))
    shutil.copy(illustrative, own.inbox / "copied.xlsx")
    counts = refresh(own, DAY).summary()
    assert (counts["refused"], counts["observations"]) == (1, 0)
