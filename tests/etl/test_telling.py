"""A refresh says what needs looking at, where, and which files of the reference it did not read."""

import io
import re
from pathlib import Path
from typing import Any

import pytest

from etl.refresh import Outcome
from etl.telling import doubts, list_of, shown
from warehouse.database import Build
from warehouse.reference.digest import TABLES
from warehouse.reference.shapes import TABLES as SHAPES
from warehouse.reference.unread import unread
from warehouse.settings import Settings


def found(rule: str, severity: str = "error", times: int = 1) -> dict[str, Any]:
    return {
        "rule": rule,
        "severity": severity,
        "times": times,
        "file_name": "A/báo cáo.xlsx",
        "sheet": "Báo cáo",
        "cell": "F15",
        "message_vi": f"Ô F15 sai {rule}.",
        "message_en": f"Cell F15 breaks {rule}.",
    }


def told(folder: Path, **manifest: Any) -> str:
    places = Settings(folder / "inbox", folder / "reference", folder / "data")
    build = Build("0" * 12, folder / "x.duckdb", {"summary": {}, **manifest})
    return doubts(Outcome(build, files=1, seconds=0.1, anew=False), places)


def test_each_rule_is_one_line_with_its_count_and_first_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [found("number", times=3), found("quantity_given", "warning")]
    lines = told(tmp_path, findings=rules).splitlines()
    assert lines[0] == "[lỗi × 3] A/báo cáo.xlsx · Báo cáo · F15: Ô F15 sai number."
    assert lines[1].startswith("[cảnh báo] A/báo cáo.xlsx")
    assert lines[2] == "Xem tất cả: trang “Nộp báo cáo”."
    place = list_of(tmp_path / "data")
    place.parent.mkdir(parents=True)
    place.write_text("")
    assert str(place) in told(tmp_path, findings=rules)
    monkeypatch.setenv("THIDUA_LANGUAGE", "en")
    assert "[error × 3]" in told(tmp_path, findings=rules)


def test_a_long_list_ends_with_how_many_more_kinds_there_are(tmp_path: Path) -> None:
    lines = told(tmp_path, findings=[found(f"rule {n}") for n in range(20)]).splitlines()
    assert len(lines) == 13
    assert lines[-1].startswith("Còn 8 loại nữa.")


def test_a_bloc_without_a_covenant_this_year_is_said(tmp_path: Path) -> None:
    blocs = [{"bloc": "KHOI_A", "year": 2026}, {"bloc": "KHOI_B", "year": 2026}]
    said = told(tmp_path, uncovered=blocs)
    assert "Chưa có giao ước năm 2026 của KHOI_A, KHOI_B." in said
    assert "covenants/2026-KHOI_A.toml" in said


def test_nothing_to_look_at_is_nothing_said(tmp_path: Path) -> None:
    assert told(tmp_path, findings=[], uncovered=[]) == ""


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("covenants/2026-KHOI_A.toml.txt", "thành 2026-KHOI_A.toml"),
        ("covenants/2026-KHOI_A.TOML", "thành 2026-KHOI_A.toml"),
        ("covenants/2026-KHOI_A", "thành 2026-KHOI_A.toml"),
        ("plans/2026-TLD.txt", "thành 2026-TLD.toml"),
        ("covenants/cu/2025-KHOI_A.toml", "đặt thẳng trong thư mục này"),
        ("covenants/ghi chú.docx", "chỉ đọc tệp .toml"),
        ("unit.xlsx", "thành unit.csv"),
        ("Unit.CSV", "thành unit.csv"),
        ("bloc.csv.txt", "thành bloc.csv"),
    ],
)
def test_a_file_that_is_not_read_is_said_with_the_name_it_needs(
    tmp_path: Path, place: str, meant: str
) -> None:
    path = tmp_path / "reference" / place
    path.parent.mkdir(parents=True)
    path.write_text("")
    said = told(tmp_path)
    assert f"Không đọc {place}" in said
    assert meant in said


def test_what_is_read_or_is_ours_is_not_told(tmp_path: Path) -> None:
    for place in (
        "covenants/2026-KHOI_A.toml",
        "covenants/MAU-GIAO-UOC.toml.txt",
        "covenants/.2026-KHOI_A.toml.swp",
        "covenants/~$2026-KHOI_A.toml",
        "unit.csv",
        "README.txt",
        "reading.py",
    ):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    assert unread(tmp_path) == []


def test_the_tables_known_by_name_are_those_that_are_read() -> None:
    assert [f"{name}.csv" for name in TABLES] == [file for file, *_ in SHAPES]


class Watched(io.StringIO):
    """A terminal that somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("done", "bar"),
    [
        (750, r"Đọc báo cáo .* +750/1500 \d+ tệp/giây, còn [-\d]:[-\d]{2}:[-\d]{2}"),
        (1500, r"Đã đọc xong, đang dựng kho .* 1500/1500 \d+ tệp/giây, còn 0:00:00"),
    ],
)
def test_a_long_run_shows_files_done_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, done: int, bar: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    terminal = Watched()
    with shown(terminal) as step:
        assert step is not None
        step("read", 1, 1500)
        step("read", done, 1500)
    assert re.search(bar, re.sub("\x1b[^A-Za-z]*[A-Za-z]", "", terminal.getvalue()))


def test_where_nobody_watches_no_bar_is_drawn() -> None:
    with shown(io.StringIO()) as step:
        assert step is None
