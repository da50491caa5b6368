"""The default world: laid out without a word, kept apart from what is real, never in the way."""

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
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


def asked(world: tuple[Settings, Outcome], question: str) -> list[tuple[Any, ...]]:
    """Ask the build of the default world."""
    with duckdb.connect(str(world[1].build.path), read_only=True) as connection:
        return connection.execute(question).fetchall()


def test_the_default_world_is_laid_out_and_loads(default_world: tuple[Settings, Outcome]) -> None:
    counts = default_world[1].summary()
    assert counts["refused"] == counts["quarantined"] == 0
    assert int(str(counts["standing"])) >= 95


def test_one_report_of_the_default_world_has_errors_and_no_other(
    default_world: tuple[Settings, Outcome],
) -> None:
    doubted = asked(
        default_world, "select distinct file_name from core.finding where severity <> 'info'"
    )
    assert doubted == [("CDVC_K3/2022-S1/CD_VASS/2022-S1_CD_VASS.xlsx",)]


def test_the_default_world_ranks_three_blocs_and_marks_every_rank_as_illustrative(
    default_world: tuple[Settings, Outcome],
) -> None:
    ranked = asked(
        default_world,
        "select ranking.covenant, stage, count(*), count(rank), bool_and(ranking.illustrative),"
        " bool_and(provisional) from marts.ranking as ranking"
        " inner join marts.standing_stage as standing using (covenant, stage)"
        " group by ranking.covenant, stage order by ranking.covenant",
    )
    assert ranked == [
        ("2021-CDVC_K2", "computed", 7, 7, True, True),
        ("2022-CDVC_K3", "recognised", 9, 9, True, False),
        ("2024-CDVC_K1", "voted", 9, 9, True, True),
    ]
    states = {state for (state,) in asked(default_world, "select distinct state from marts.score")}
    assert {"told", "given", "not_applicable", "not_reported"} <= states


def test_a_bloc_of_the_default_world_shows_every_stage_of_scoring(
    default_world: tuple[Settings, Outcome],
) -> None:
    stages = asked(
        default_world,
        "select stage, count(*) from marts.ranking where covenant = '2022-CDVC_K3' group by stage",
    )
    assert dict(stages) == dict.fromkeys(
        ("computed", "self", "cross_check", "appraised", "voted", "recognised"), 9
    )
    differing = asked(
        default_world,
        "select distinct stage from marts.score where covenant = '2022-CDVC_K3'"
        " and given_at = stage and points <> computed_points",
    )
    assert {("self",), ("cross_check",), ("appraised",)} <= set(differing)


def test_the_default_world_has_a_tie_a_failed_gate_and_an_award_voted_down(
    default_world: tuple[Settings, Outcome],
) -> None:
    tied = asked(
        default_world,
        "select unit, rank from marts.ranking where tied and stage = 'voted' order by unit",
    )
    assert tied == [("CD_BKHCN", 7), ("CD_BTNMT", 7)]
    outcomes = asked(
        default_world,
        "select covenant, award, outcome, count(*) from marts.award_proposal"
        " where covenant in ('2022-CDVC_K3', '2024-CDVC_K1')"
        " and outcome in ('proposed', 'not_carried', 'gated') group by all order by all",
    )
    assert outcomes == [
        ("2022-CDVC_K3", "BK_CDN", "not_carried", 1),
        ("2022-CDVC_K3", "BK_CDN", "proposed", 2),
        ("2022-CDVC_K3", "CO_CDN", "proposed", 1),
        ("2024-CDVC_K1", "BK_CDN", "gated", 1),
        ("2024-CDVC_K1", "BK_CDN", "not_carried", 1),
        ("2024-CDVC_K1", "BK_CDN", "proposed", 2),
        ("2024-CDVC_K1", "CO_CDN", "gated", 1),
        ("2024-CDVC_K1", "CO_CDN", "proposed", 1),
    ]


def test_what_is_recognised_in_the_default_world_is_what_was_proposed_at_the_points_it_ranks_by(
    default_world: tuple[Settings, Outcome],
) -> None:
    recognised = asked(
        default_world,
        "select award.unit, quota.award, award.points, award.decision from core.award as award"
        " inner join core.quota as quota on quota.covenant = award.covenant"
        " and quota.name_vi = award.award where award.stage = 'recognised' order by all",
    )
    proposed = asked(
        default_world,
        "select unit, award, printed, 'MH-01/2022' from marts.award_proposal"
        " inner join marts.ranking using (covenant, unit, stage, printed)"
        " where covenant = '2022-CDVC_K3' and outcome = 'proposed' order by all",
    )
    assert recognised == proposed
    assert len(recognised) == 3


@pytest.mark.parametrize(
    "relation",
    ["statement", "activity_report", "point", "cross_check", "vote", "award", "registered_target"],
)
def test_all_that_a_workbook_of_the_default_world_tells_is_illustrative(
    default_world: tuple[Settings, Outcome], relation: str
) -> None:
    told = asked(
        default_world,
        f"select illustrative, count(*) from core.{relation}"
        " where submission is not null group by illustrative",
    )
    assert [illustrative for illustrative, _ in told] == [True]


def test_what_is_invented_does_nothing_of_a_real_programme(
    default_world: tuple[Settings, Outcome],
) -> None:
    real = asked(
        default_world,
        "select sum(told_by), bool_or(illustrative) from marts.programme"
        " where covenant in ('2022-CDVC_K3', '2024-CDVC_K1')",
    )
    assert real == [(0, False)]


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
