"""An office's first day, as a person has it: commands, a form filled in a spreadsheet, a figure."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from http import HTTPStatus
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from warehouse.settings import ROOT


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """An office laid out by `start`, with two units, a bloc and the model covenant filled in."""
    folder = tmp_path / "van phong"
    run({}, "warehouse", "start", str(folder))
    with (folder / "reference" / "unit.csv").open("a", encoding="utf-8") as lines:
        lines.write("DV_1,Công đoàn Một,Union One,,,,,,\nDV_2,Công đoàn Hai,,,,,,,\n")
    with (folder / "reference" / "bloc.csv").open("a", encoding="utf-8") as lines:
        lines.write("KHOI_A,Khối thi đua A,,,,,,\n")
    covenants = folder / "reference" / "covenants"
    model = (covenants / "MAU-GIAO-UOC.toml.txt").read_text("utf-8")
    (covenants / "2026-KHOI_A.toml").write_text(model, "utf-8")
    names = ("inbox", "reference", "data")
    return {f"THIDUA_{name.upper()}": str(folder / name) for name in names}


def run(env: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fill(form: Path, figures: dict[str, object]) -> None:
    """Fill the column “Thực hiện” of a form beside the codes, as a clerk does, and save it."""
    book = load_workbook(form)
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Mã" for cell in row))
    columns = {cell.value: cell.column for cell in head}
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        code = sheet.cell(row[0].row, columns["Mã"]).value
        if code in figures:
            sheet.cell(row[0].row, columns["Thực hiện"]).value = figures[code]
    book.save(form)


def test_from_an_empty_office_to_the_first_figure(office: dict[str, str], tmp_path: Path) -> None:
    forms = tmp_path / "bieu mau"
    words = ("--bloc", "KHOI_A", "--period", "2026-S1", "--out", str(forms))
    assert run(office, "etl", "template", *words).count(".xlsx") == 2
    for unit, members, unions in (("DV_1", "1.411", 10), ("DV_2", "trên 60", 20)):
        form = next(forms.glob(f"*{unit}*.xlsx"))
        fill(form, {"DV_KETNAP_MOI": members, "KTTC_CDCS": 5, "CDCS_TONG": unions})
        place = Path(office["THIDUA_INBOX"]) / "2026-S1" / unit
        place.mkdir(parents=True)
        form.rename(place / f"2026-06-12 {form.name}")
    said = run(office, "etl", "refresh", "--as-of", "2026-07-01")
    assert "2 báo cáo đang dùng" in said
    (build,) = (Path(office["THIDUA_DATA"]) / "builds").glob("*.duckdb")
    with duckdb.connect(str(build), read_only=True) as connection:
        shown = connection.execute(
            "select indicator, cast(actual as double), qualifier, verdict, illustrative"
            " from marts.progress where unit is null and period = '2026-S1'"
            " and target is not null order by indicator"
        ).fetchall()
        late = connection.execute(
            "select distinct status from marts.completeness where period = '2026-S1'"
        ).fetchall()
    assert {row[3] for row in shown[:2]} == {"not_due"}
    assert shown[2] == ("DV_KETNAP_MOI", 1471.0, ">", "exceeded", False)
    assert shown[3][:1] == ("KTTC_CDCS",)
    assert round(shown[3][1], 2) == 33.33
    assert shown[3][2:] == ("=", "behind", False)
    assert late == [("on_time",)]


def test_an_office_is_backed_up_and_comes_back(office: dict[str, str], tmp_path: Path) -> None:
    run(office, "etl", "refresh", "--as-of", "2026-07-01")
    archive = tmp_path / "thidua.tar.gz"
    run(office, "warehouse", "backup", str(archive))
    new = {name: str(tmp_path / "new" / name) for name in office}
    run(new, "warehouse", "restore", str(archive))
    before, after = run(office, "warehouse", "builds"), run(new, "warehouse", "builds")
    assert before == after
    assert "Không có gì mới" in run(new, "etl", "refresh", "--as-of", "2026-07-01")


def test_run_shows_the_earlier_build_when_a_refresh_is_refused(office: dict[str, str]) -> None:
    run(office, "etl", "refresh", "--as-of", "2026-07-01")
    covenants = Path(office["THIDUA_REFERENCE"]) / "covenants"
    (covenants / "2026-KHOI_A.toml").write_text("chủ đề = \n", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # what is set up is set up: nothing is fetched here, whatever the age of requirements.txt
    words = ["make", "-o", ".venv/ready", "run", f"PORT={port}", f"PYTHON={sys.executable}"]
    with subprocess.Popen(
        words, cwd=ROOT, env=os.environ | office, stderr=subprocess.PIPE, start_new_session=True
    ) as started:
        try:
            assert answered(f"http://127.0.0.1:{port}/")
        finally:
            os.killpg(started.pid, signal.SIGTERM)
        said = started.stderr.read().decode() if started.stderr else ""
    assert "2026-KHOI_A.toml" in said


def answered(page: str) -> bool:
    """Tell whether the page comes within half a minute."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(page) as reply:  # noqa: S310 - this machine's own page
                return bool(reply.status == HTTPStatus.OK)
        except OSError:
            time.sleep(0.1)
    return False
