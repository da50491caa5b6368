"""The inbox: what lies in it, and when it came."""

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from etl.inbox import arrivals, is_sample_world


def put(inbox: Path, name: str, content: bytes = b"x") -> None:
    place = inbox / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def test_every_regular_file_is_listed_by_its_place(tmp_path: Path) -> None:
    for name in ("b.xlsx", "K/2022-S1/a.xlsx", "ghi chú.txt"):
        put(tmp_path, name)
    listed = [arrival.file_name for arrival in arrivals(tmp_path)]
    assert listed == ["K/2022-S1/a.xlsx", "b.xlsx", "ghi chú.txt"]


def test_what_is_not_a_report_is_passed_over(tmp_path: Path) -> None:
    for name in ("sample.toml", "K/register.csv", "~$a.xlsx", ".tam.xlsx", ".git/x.xlsx"):
        put(tmp_path, name)
    assert arrivals(tmp_path) == []
    assert is_sample_world(tmp_path)


def test_names_are_composed(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "báo cáo.xlsx"))
    assert arrivals(tmp_path)[0].file_name == unicodedata.normalize("NFC", "báo cáo.xlsx")


@pytest.mark.parametrize(
    ("name", "received"),
    [
        ("2022-06-14 bao cao.xlsx", "2022-06-14T00:00:00+07:00"),
        ("20220614_bao_cao.xlsx", "2022-06-14T00:00:00+07:00"),
        ("2022-S1_CD_VOV.xlsx", None),
        ("2022-13-45 a.xlsx", None),
        ("bao cao 2022-06-14.xlsx", None),
    ],
)
def test_a_leading_date_tells_the_day(tmp_path: Path, name: str, received: Any) -> None:
    put(tmp_path, name)
    assert arrivals(tmp_path)[0].received_on == received


def test_the_register_tells_the_day_before_the_name(tmp_path: Path) -> None:
    put(tmp_path, "2022-06-14 a.xlsx")
    put(tmp_path, "b.xlsx")
    put(tmp_path, "c.xlsx")
    lines = (
        "file,received_at\n2022-06-14 a.xlsx,2022-06-13T15:20:00+07:00\nb.xlsx,2022-06-12\nc.xlsx,?"
    )
    put(tmp_path, "register.csv", lines.encode())
    assert [arrival.received_on for arrival in arrivals(tmp_path)] == [
        "2022-06-13T15:20:00+07:00",
        "2022-06-12T00:00:00+07:00",
        None,
    ]


def test_a_register_saved_by_excel_in_vietnamese_tells_the_day(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx")
    put(tmp_path, "register.csv", b"\xef\xbb\xbffile;received_at\r\na.xlsx;12/06/2026\r\n")
    assert arrivals(tmp_path)[0].received_on == "2026-06-12T00:00:00+07:00"


def test_listing_the_inbox_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from etl.inbox import arrivals; arrivals(pathlib.Path(sys.argv[1]));"
        "print([m for m in ('polars', 'duckdb', 'pydantic', 'xlsxwriter') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
