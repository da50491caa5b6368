"""From the inbox to the build that serves: from nothing, again, and when things go wrong."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.refresh import refresh
from warehouse import records
from warehouse.database import serving
from warehouse.language import Refusal
from warehouse.lock import alone
from warehouse.settings import ROOT, Settings

DAY = date(2026, 1, 31)
SHIPPED = ROOT / "warehouse" / "reference"
COUNTS = {"files", "standing", "superseded", "quarantined", "refused", "observations", "findings"}


def run(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", *words]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def office(example: Any, tmp_path: Path) -> Settings:
    """The example world in folders of its own, refreshed."""
    places = Settings(tmp_path / "inbox", tmp_path / "reference", tmp_path / "data")
    shutil.copytree(example.places.inbox, places.inbox)
    shutil.copytree(example.places.reference, places.reference)
    refresh(places, DAY)
    return places


def value(places: Settings, unit: str, indicator: str, period: str) -> object:
    import duckdb

    current = serving(places.data)
    assert current is not None
    with duckdb.connect(str(current.path), read_only=True) as connection:
        row = connection.execute(
            "select value from core.observation where unit = $unit and indicator = $indicator"
            " and period = $period",
            {"unit": unit, "indicator": indicator, "period": period},
        ).fetchone()
    return row[0] if row else None


def test_a_second_refresh_finds_nothing_new_and_counts_the_same(office: Settings) -> None:
    first, second = refresh(office, DAY), refresh(office, DAY)
    assert not second.anew
    assert {**first.summary(), "seconds": 0} == {**second.summary(), "seconds": 0}


def test_an_idle_refresh_imports_nothing_heavy(office: Settings) -> None:
    """The second refresh must end within a second: what is heavy costs more than that to import."""
    words = [str(office.inbox), str(office.reference), str(office.data)]
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from etl.refresh import refresh; from warehouse.settings import Settings\n"
        f"places = Settings(*map(Path, {words}))\n"
        "assert not refresh(places, date(2026, 1, 31)).anew\n"
        "print(sorted({'polars', 'duckdb', 'dash', 'plotly', 'xlsxwriter'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_same_inputs_make_the_same_build_anywhere(example: Any, office: Settings) -> None:
    current = serving(office.data)
    assert current is not None
    assert current.build == example.outcome.build.build


def test_another_day_is_another_build(office: Settings) -> None:
    first, second = refresh(office, DAY), refresh(office, date(2026, 2, 1))
    assert first.build.build != second.build.build


def test_received_is_written_once_and_stays(office: Settings) -> None:
    known = list(records.read(office.data, records.RECEIVED))
    assert len(known) == 40
    assert {fact["known_by"] for fact in known} == {"inbox"}
    (office.inbox / "register.csv").write_text("file,received_at\n")
    refresh(office, date(2026, 2, 1))
    assert list(records.read(office.data, records.RECEIVED)) == known


def test_a_wrong_reference_stops_the_refresh_and_the_old_build_serves(office: Settings) -> None:
    before = serving(office.data)
    covenant = office.reference / "covenants" / "2024-HOA_SEN.toml"
    covenant.write_text(
        covenant.read_text("utf-8").replace('leader = "HS_SEN"', 'leader = "HS_XA"'), "utf-8"
    )
    with (office.reference / "unit.csv").open("a") as lines:
        lines.write("HS_SEN,Hai lần,Twice,,,,,,\n")
    with pytest.raises(Refusal) as refusal:
        refresh(office, DAY)
    said = refusal.value.sentence.vi
    assert "2024-HOA_SEN.toml" in said
    assert "unit.csv" in said
    assert serving(office.data) == before


def test_a_bad_file_is_told_and_the_rest_is_loaded(office: Settings) -> None:
    (office.inbox / "2025" / "HS_DAO" / "2026-01-05 hỏng.xlsx").write_bytes(
        b"PK\x03\x04 not a workbook"
    )
    outcome = refresh(office, DAY)
    counts = outcome.summary()
    assert (counts["files"], counts["refused"], counts["standing"]) == (41, 1, 38)


def test_what_needs_looking_at_is_told_by_rule_and_kept_line_by_line(office: Settings) -> None:
    (office.inbox / "2025" / "HS_DAO" / "2026-01-05 hỏng.xlsx").write_bytes(b"PK no workbook")
    outcome = refresh(office, DAY)
    listed = (office.data / "logs" / "findings.txt").read_text("utf-8").splitlines()
    assert len(listed) == outcome.summary()["findings"]
    assert listed[0].startswith("[lỗi] 2025/HS_DAO/2026-01-05 hỏng.xlsx: Không đọc được")
    rules = outcome.build.manifest["findings"]
    assert sum(rule["times"] for rule in rules) == len(listed)
    assert rules[0]["rule"] == "form_not_read"
    assert outcome.build.manifest["uncovered"] == [{"bloc": "HOA_SEN", "year": 2026}]


def test_an_unread_number_never_replaces_the_old_value(office: Settings) -> None:
    from etl.form import Fill, write_form
    from etl.template import form_of
    from warehouse import reference
    from warehouse.period import Period

    old = value(office, "HS_DAO", "SK_SO", "2025")
    assert old is not None
    known = reference.read(office.reference)
    form = form_of(known, "HOA_SEN", "HS_DAO", Period(2025), ["SK_SO", "DV_TONG"], {})
    fills = {"SK_SO": Fill("12 người nghỉ"), "DV_TONG": Fill(999)}
    write_form(office.inbox / "2026-01-20 HS_DAO 2025.xlsx", replace(form, revision=9), fills)
    refresh(office, DAY)
    assert value(office, "HS_DAO", "SK_SO", "2025") == old
    assert value(office, "HS_DAO", "DV_TONG", "2025") == 999


@pytest.mark.parametrize("damaged", ["judged", "builds"])
def test_what_can_be_rebuilt_is_rebuilt_when_it_is_damaged(office: Settings, damaged: str) -> None:
    before = refresh(office, DAY)
    for file in (office.data / damaged).rglob("*"):
        if file.is_file() and file.suffix != ".json":
            file.write_bytes(b"")
    (office.reference / "alias.csv").write_text("kind,text,code,source\nunit,Sen,HS_SEN,\n")
    after = refresh(office, DAY)
    assert after.summary()["observations"] == before.summary()["observations"]
    (office.data / "places.json").write_text("[]")
    assert not refresh(office, DAY).anew


def test_judgements_nobody_stands_on_are_dropped(office: Settings) -> None:
    (office.reference / "alias.csv").write_text("kind,text,code,source\nunit,Sen,HS_SEN,\n")
    before = set((office.data / "judged").iterdir())
    refresh(office, DAY)
    after = set((office.data / "judged").iterdir())
    assert len(after) == 1
    assert before.isdisjoint(after)


def test_names_alike_but_for_their_composition_are_two_files(office: Settings) -> None:
    import unicodedata

    folder = office.inbox / "2025" / "HS_DAO"
    for form in ("NFC", "NFD"):
        (folder / unicodedata.normalize(form, "báo cáo.xlsx")).write_bytes(form.encode())
    first = refresh(office, DAY)
    (folder / unicodedata.normalize("NFD", "báo cáo.xlsx")).write_bytes(b"other")
    second = refresh(office, DAY)
    assert (first.files, second.files) == (42, 42)
    assert second.anew


def test_one_refresh_at_a_time(office: Settings) -> None:
    with alone(office.data), pytest.raises(Refusal) as refusal:
        refresh(office, DAY)
    assert "đang chạy" in refusal.value.sentence.vi


def test_a_data_folder_remembers_its_places(office: Settings, tmp_path: Path) -> None:
    other = replace(office, inbox=tmp_path / "elsewhere")
    other.inbox.mkdir()
    with pytest.raises(Refusal) as refusal:
        refresh(other, DAY)
    assert "THIDUA_INBOX" in refusal.value.sentence.vi


def test_an_inbox_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        refresh(Settings(tmp_path / "none", SHIPPED, tmp_path / "data"), DAY)
    assert str(tmp_path / "none") in refusal.value.sentence.en


def test_the_command_speaks_json_and_nothing_else_on_stdout(office: Settings) -> None:
    places = {"THIDUA_REFERENCE": str(office.reference)}
    words = (
        "refresh",
        "--inbox",
        str(office.inbox),
        "--data",
        str(office.data),
        "--as-of",
        "2026-01-31",
        "--json",
    )
    done = run(*words, env=places)
    assert done.returncode == 0
    assert {"build", "seconds"} | COUNTS == set(json.loads(done.stdout))


def test_a_refusal_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = run(
        "refresh", "--inbox", str(tmp_path / "none"), "--data", str(tmp_path / "data"), "--json"
    )
    told = json.loads(done.stdout)
    assert (done.returncode, set(told.values())) == (1, {None})
    assert {"build", "seconds"} | COUNTS == set(told)
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("refresh", "--data", "/proc/nowhere"),
        ("template", "--bloc", "CDVC_K1", "--period", "2024-S1", "--out", "/proc/nowhere"),
        ("sample", "--out", "/dev/null/x"),
        ("refresh", "--data", "/dev/null"),
    ],
)
def test_what_the_system_refuses_is_a_sentence(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert words[-1] in done.stderr or words[2] in done.stderr


@pytest.mark.filterwarnings("ignore:Cyclopts application")
def test_what_nobody_foresaw_is_a_sentence_and_a_trace_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cyclopts import App

    from warehouse.command import run as run_app

    app = App()
    app.default(lambda: 1 / 0)
    monkeypatch.setenv("THIDUA_DATA", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["x"])
    assert run_app(app) == 1
    assert "Traceback" not in capsys.readouterr().err
    (trace,) = (tmp_path / "logs").iterdir()
    assert "ZeroDivisionError" in trace.read_text()


@pytest.mark.filterwarnings("ignore:Cyclopts application")
def test_a_full_disk_is_said_as_such_whoever_met_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cyclopts import App

    from warehouse.command import run as run_app

    def write() -> None:
        raise RuntimeError('IO Error: Could not write file "x": No space left on device')

    app = App()
    app.default(write)
    monkeypatch.setenv("THIDUA_DATA", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["x"])
    assert run_app(app) == 1
    assert "hết chỗ trống" in capsys.readouterr().err


def test_a_terminal_that_offers_ascii_is_spoken_to_all_the_same(tmp_path: Path) -> None:
    done = run("sample", "--out", str(tmp_path / "x"), env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert "minh hoạ" in done.stdout


def test_wrong_usage_is_exit_code_64() -> None:
    done = run("refresh", "--inboxx", "x")
    assert done.returncode == 64
    assert "Traceback" not in done.stderr


def test_an_award_that_a_covenant_aims_for_reaches_the_build(office: Settings) -> None:
    covenant = office.reference / "covenants" / "2025-HOA_SEN.toml"
    with covenant.open("a", encoding="utf-8") as file:
        file.write('\n[[award]]\naward = "Cờ thi đua"\nquota = 1\n')
    refresh(office, DAY)
    assert told(office, "select covenant, unit, award, stage, quota from core.award") == [
        ("2025-HOA_SEN", None, "Cờ thi đua", "ambition", 1)
    ]


def told(places: Settings, sql: str) -> list[tuple[Any, ...]]:
    import duckdb

    current = serving(places.data)
    assert current is not None
    with duckdb.connect(str(current.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def vanished(places: Settings) -> list[str]:
    names = told(places, "select file_name from core.finding where rule = 'kept_in_inbox'")
    return [name for (name,) in names]


def test_a_file_that_left_the_inbox_is_told(office: Settings) -> None:
    refresh(office, DAY)
    gone = next(office.inbox.rglob("*.xlsx"))
    gone.rename(office.data / "moved.xlsx")
    refresh(office, DAY)
    assert vanished(office) == [str(gone.relative_to(office.inbox))]


def test_a_file_renamed_has_not_left(office: Settings) -> None:
    refresh(office, DAY)
    moved = next(office.inbox.rglob("*.xlsx"))
    moved.rename(moved.with_name("khác tên.xlsx"))
    refresh(office, DAY)
    assert vanished(office) == []


def test_an_inbox_that_is_suddenly_empty_is_refused_and_the_old_build_serves(
    office: Settings,
) -> None:
    before = refresh(office, DAY)
    office.inbox.rename(office.inbox.with_name("unmounted"))
    office.inbox.mkdir()
    with pytest.raises(Refusal) as refusal:
        refresh(office, DAY)
    assert "40" in refusal.value.sentence.vi
    current = serving(office.data)
    assert current is not None
    assert current.build == before.build.build
