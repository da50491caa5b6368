"""Knowing when: what a refresh moved, what waits to be accepted, what a review froze."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import etl.refresh
from etl.form import Fill, write_form
from etl.moving import movements
from etl.refresh import refresh
from etl.template import form_of
from warehouse import acceptance, records, reference, review
from warehouse.database import Build, kept, serving
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.settings import ROOT, Settings

DAY = date(2025, 7, 31)
EXAMPLE = ROOT / "tests" / "example" / "reference"
TOLD = {"DV_TONG": 500, "CDCS_TONG": 10, "SK_SO": 7, "DV_KETNAP_MOI": 20}
NAME = "sơ kết 2025"


def send(places: Settings, revision: int = 0, unit: str = "HS_SEN", **told: object) -> Path:
    """Let a unit report its first half of 2025."""
    known = reference.read(places.reference)
    form = form_of(known, "HOA_SEN", unit, Period.parse("2025-S1"), list(told), {})
    file = places.inbox / f"2025-06-1{revision} {unit}.xlsx"
    write_form(
        file,
        replace(form, revision=revision),
        {code: Fill(value) for code, value in told.items()},
    )
    return file


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One unit has told four values, and they serve."""
    data = tmp_path_factory.mktemp("first") / "data"
    places = Settings(data / "inbox", EXAMPLE, data)
    places.inbox.mkdir(parents=True)
    send(places, **TOLD)
    refresh(places, DAY)
    return places


@pytest.fixture
def office(first: Settings, tmp_path: Path) -> Settings:
    """The same office in a folder of its own."""
    data = tmp_path / "data"
    shutil.copytree(first.data, data)
    return replace(first, inbox=data / "inbox", data=data)


def run(places: Settings, *words: str) -> subprocess.CompletedProcess[str]:
    named = {"INBOX": places.inbox, "REFERENCE": places.reference, "DATA": places.data}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env=os.environ | {f"THIDUA_{name}": str(place) for name, place in named.items()},
        capture_output=True,
        text=True,
        check=False,
    )


def serves(places: Settings) -> str:
    current = serving(places.data)
    assert current is not None
    return current.build


def members(build: Build) -> Decimal:
    with duckdb.connect(str(build.path), read_only=True) as connection:
        row = connection.execute(
            "select value from core.observation where indicator = 'DV_TONG'"
        ).fetchone()
    assert row is not None
    return Decimal(row[0])


def test_a_changed_value_serves_at_once_and_is_told(office: Settings) -> None:
    before = serves(office)
    send(office, 1, **TOLD | {"DV_TONG": 510})
    outcome = refresh(office, DAY)
    assert (outcome.held, serves(office)) == ([], outcome.build.build)
    told = movements(outcome, office.data).splitlines()
    assert told[0] == f"So với bản {before}: 1 số liệu thay đổi."
    assert told[1:] == ["  HS_SEN DV_TONG 2025-S1: 500 → 510"]


def test_where_nothing_moved_nothing_is_told(office: Settings) -> None:
    (office.inbox / "ghi chú.txt").write_text("không có gì")
    assert movements(refresh(office, DAY), office.data) == ""
    assert movements(refresh(office, DAY), office.data) == ""


def test_more_than_a_quarter_overturned_waits_and_the_old_build_serves(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = serves(office)
    send(office, 1, **TOLD | {"DV_TONG": 510, "SK_SO": 9})
    outcome = refresh(office, DAY)
    assert [said.vi for said in outcome.held] == [
        "HOA_SEN, kỳ 2025-S1: 2 trong 4 số liệu đang dùng bị thay đổi hoặc mất."
    ]
    assert serves(office) == before
    command = f".venv/bin/python -m warehouse accept {outcome.build.build}”"
    assert f"“THIDUA_DATA={office.data} {command}" in movements(outcome, office.data)
    monkeypatch.setenv("THIDUA_DATA", str(office.data))
    assert f"“{command}" in movements(outcome, office.data)


def test_values_told_for_the_first_time_never_wait(office: Settings) -> None:
    send(office, unit="HS_DAO", **TOLD)
    outcome = refresh(office, DAY)
    assert outcome.held == []
    assert outcome.moved is not None
    assert outcome.moved.counts["core.observation"] == {"added": 4}


def test_values_that_vanish_with_their_file_wait(office: Settings) -> None:
    (office.inbox / "ghi chú.txt").write_text("để hộp thư không trống")
    refresh(office, DAY)
    for file in office.inbox.glob("*.xlsx"):
        file.unlink()
    outcome = refresh(office, DAY)
    assert "4 trong 4" in outcome.held[0].vi


def test_what_waits_is_told_again_and_not_built_again(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(office, 1, **dict.fromkeys(TOLD, 1))
    first = refresh(office, DAY)

    def built_again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(etl.refresh, "build", built_again)
    second = refresh(office, DAY)
    assert (second.build, second.held, second.anew) == (first.build, first.held, False)
    assert {**first.summary(), "seconds": 0} == {**second.summary(), "seconds": 0}


def test_an_accepted_build_serves_and_goes_on_serving(office: Settings) -> None:
    send(office, 1, **dict.fromkeys(TOLD, 1))
    held = refresh(office, DAY).build
    acceptance.accept(office.data, held.build)
    assert serves(office) == held.build
    again = refresh(office, DAY)
    assert (again.build.build, again.held, again.anew) == (held.build, (), False)
    send(office, 2, **TOLD)
    assert refresh(office, DAY).held
    for file in office.inbox.glob("2025-06-12*"):
        file.unlink()
    (office.data / "records" / "received.jsonl").unlink()
    refresh(office, DAY)
    assert serves(office) == held.build
    assert acceptance.waiting(office.data) == []


def test_one_that_was_accepted_needs_no_second_acceptance(office: Settings) -> None:
    """Whoever goes back to what was accepted once is not asked again."""
    first = serves(office)
    acceptance.record(office.data, first)
    file = send(office, 1, **dict.fromkeys(TOLD, 1))
    assert not refresh(office, DAY, accept=True).held
    file.unlink()
    (office.data / "records" / "received.jsonl").unlink()
    outcome = refresh(office, DAY)
    assert (outcome.build.build, outcome.held, serves(office)) == (first, [], first)


def test_accept_lets_it_serve_at_once_and_writes_that_down(office: Settings) -> None:
    send(office, 1, **dict.fromkeys(TOLD, 1))
    outcome = refresh(office, DAY, accept=True)
    assert (outcome.held, serves(office)) == ((), outcome.build.build)
    (fact,) = records.read(office.data, records.ACCEPTED)
    assert fact["build"] == outcome.build.build


def test_accept_writes_nothing_down_where_nothing_waits(office: Settings) -> None:
    send(office, 1, **TOLD | {"DV_TONG": 510})
    refresh(office, DAY, accept=True)
    assert list(records.read(office.data, records.ACCEPTED)) == []


def test_an_inbox_put_right_ends_the_waiting(office: Settings) -> None:
    before = serves(office)
    file = send(office, 1, **dict.fromkeys(TOLD, 1))
    held = refresh(office, DAY).build.build
    file.unlink()
    (office.data / "records" / "received.jsonl").unlink()
    assert refresh(office, DAY).build.build == before
    assert acceptance.waiting(office.data) == []
    with pytest.raises(Refusal):
        acceptance.accept(office.data, held)


def killed(places: Settings, step: str, *, accept: bool = False) -> None:
    """Refresh in a process that dies, without a word, where it comes to a step."""
    code = (
        "import os, sys; from datetime import date; from pathlib import Path\n"
        "import etl.refresh; from warehouse.settings import Settings\n"
        f"{step} = lambda *_: os._exit(9)\n"
        f"places = Settings(*map(Path, {[str(places.inbox), str(EXAMPLE), str(places.data)]}))\n"
        f"etl.refresh.refresh(places, date.fromisoformat('{DAY}'), accept={accept})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 9


@pytest.mark.parametrize("step", ["build", "moved_since", "acceptance.hold", "prune"])
def test_a_refresh_killed_while_it_holds_back_does_so_the_next_time(
    office: Settings, step: str
) -> None:
    before = serves(office)
    send(office, 1, **dict.fromkeys(TOLD, 1))
    killed(office, f"etl.refresh.{step}")
    assert serves(office) == before
    again = refresh(office, DAY)
    assert (bool(again.held), serves(office)) == (True, before)
    assert acceptance.waiting(office.data) == [again.build.build]


def test_what_was_accepted_when_the_refresh_was_killed_serves_the_next_time(
    office: Settings,
) -> None:
    before = serves(office)
    send(office, 1, **dict.fromkeys(TOLD, 1))
    killed(office, "etl.refresh.serve", accept=True)
    assert serves(office) == before
    again = refresh(office, DAY)
    assert (list(again.held), serves(office) != before) == ([], True)


def test_the_command_says_that_a_build_waits_with_exit_code_2(office: Settings) -> None:
    send(office, 1, **dict.fromkeys(TOLD, 1))
    words = ("etl", "refresh", "--as-of", str(DAY), "--json")
    first, second = run(office, *words), run(office, *words)
    assert (first.returncode, second.returncode) == (2, 2)
    build = json.loads(first.stdout)["build"]
    assert json.loads(second.stdout)["build"] == build
    assert "4 trong 4" in second.stderr
    assert f"accept {build}" in second.stderr
    assert "chờ duyệt" in run(office, "warehouse", "builds").stdout
    accepted = run(office, "warehouse", "accept", build)
    assert (accepted.returncode, serves(office)) == (0, build)
    assert run(office, *words).returncode == 0
    assert run(office, "warehouse", "accept", "0123456789ab").returncode == 1


def test_a_review_gives_the_old_values_after_many_refreshes(
    office: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_DATA", str(office.data))
    review.freeze(office, NAME)
    for revision in range(1, 7):
        send(office, revision, **TOLD | {"DV_TONG": 500 + revision})
        refresh(office, DAY)
    import warehouse

    known = "select value from core.observation where indicator = 'DV_TONG'"
    assert warehouse.connect(review=NAME).execute(known).fetchone() == (500,)
    assert warehouse.connect().execute(known).fetchone() == (506,)
    changed = warehouse.connect().execute(
        "select before, after from marts.change where since = $name and field = 'value'",
        {"name": NAME},
    )
    assert changed.fetchall() == [("500", "506")]


def test_a_review_can_be_frozen_as_of_another_day_and_what_serves_goes_on(
    office: Settings,
) -> None:
    before = serves(office)
    words = ("warehouse", "freeze", NAME, "--as-of", "2025-07-05")
    first, second = run(office, *words), run(office, *words)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "không có gì thay đổi" in second.stdout
    (one,) = review.reviews(office.data)
    assert (one.as_of, serves(office)) == ("2025-07-05", before)
    assert one.build != before
    assert f"“{NAME}”" in run(office, "warehouse", "builds").stdout


def test_a_review_of_a_build_that_cannot_be_made_is_not_kept(office: Settings) -> None:
    nowhere = replace(office, reference=office.data / "nowhere")
    done = run(nowhere, "warehouse", "freeze", NAME, "--as-of", "2025-07-05")
    assert (done.returncode, done.stdout, review.reviews(office.data)) == (1, "", [])
    assert "THIDUA_REFERENCE" in done.stderr


def test_a_frozen_file_that_is_gone_comes_back_with_a_refresh_that_finds_nothing_new(
    office: Settings,
) -> None:
    review.freeze(office, NAME)
    (one,) = review.reviews(office.data)
    refresh(office, date(2025, 8, 1))
    (office.data / "builds" / f"{one.build}.duckdb").unlink()
    outcome = refresh(office, date(2025, 8, 1))
    assert not outcome.anew
    remade = review.known_then(office.data, NAME)
    assert (remade.build, members(remade)) == (one.build, 500)


@pytest.fixture
def newer(office: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An office with a review, whose program has become a version with other relations."""
    review.freeze(office, NAME)
    for place in ("etl.refresh.version", "warehouse.review.version"):
        monkeypatch.setattr(place, lambda: "newer")
    for place in ("warehouse.build.shape", "warehouse.review.shape"):
        monkeypatch.setattr(place, lambda: "other relations")
    send(office, 1, **TOLD | {"DV_TONG": 510})
    return office


def test_what_an_older_version_froze_is_made_again_and_compared(newer: Settings) -> None:
    (one,) = review.reviews(newer.data)
    (said,) = refresh(newer, DAY).reviews
    assert f"“{NAME}” đã được dựng lại" in said.vi
    assert "giống từng số" in said.vi
    remade = review.known_then(newer.data, NAME)
    assert remade.build != one.build
    assert (remade.manifest["version"], members(remade)) == ("newer", 500)
    send(newer, 2, **TOLD | {"DV_TONG": 520})
    assert refresh(newer, DAY).reviews == []
    assert review.pinned(newer.data) == {one.build, remade.build}


def test_what_differs_when_made_again_is_told_and_the_frozen_build_opens(newer: Settings) -> None:
    (one,) = review.reviews(newer.data)
    frozen = kept(newer.data, one.build)
    assert frozen is not None
    with duckdb.connect(str(frozen.path)) as older:
        older.execute("update core.observation set value = 499 where indicator = 'DV_TONG'")
    facts = {**frozen.manifest, "bytes": frozen.path.stat().st_size}
    frozen.path.with_suffix(".json").write_text(json.dumps(facts), "utf-8")
    (said,) = refresh(newer, DAY).reviews
    assert "khác 1 chỗ" in said.vi
    assert members(review.known_then(newer.data, NAME)) == 499


def test_what_cannot_be_made_again_is_told_and_the_frozen_build_opens(newer: Settings) -> None:
    (one,) = review.reviews(newer.data)
    next(newer.inbox.glob("2025-06-10*")).unlink()
    (said,) = refresh(newer, DAY).reviews
    assert refresh(newer, DAY).reviews == [said]
    assert "1 tệp của kỳ ấy không còn trong hộp thư" in said.vi
    assert "2025-06-10 HS_SEN.xlsx" in said.vi
    assert review.known_then(newer.data, NAME).build == one.build


def test_a_frozen_file_that_was_lost_is_made_again_from_the_inbox(newer: Settings) -> None:
    (one,) = review.reviews(newer.data)
    refresh(newer, DAY)
    shutil.rmtree(newer.data / "builds")
    (newer.data / "serving").unlink()
    refresh(newer, DAY)
    remade = review.known_then(newer.data, NAME)
    assert (remade.build != one.build, members(remade)) == (True, 500)
