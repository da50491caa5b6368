"""The inbox: what lies in it, and when it came."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from etl import inbox
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
    for name in ("sample.toml", "K/register.csv", ".git/x.xlsx", ".DS_Store", "K/Thumbs.db"):
        put(tmp_path, name)
    put(tmp_path, "._a.xlsx", b"\x00\x05\x16\x07\x00\x02")
    assert arrivals(tmp_path) == []
    assert is_sample_world(tmp_path)


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("~$a.xlsx", "lock_file"),
        (".~lock.a.ods#", "lock_file"),
        (".tam.xlsx", "hidden_file"),
        (".kho/a.xlsx", "hidden_file"),
        ("a.xlsx.crdownload", "unfinished_file"),
        ("A.XLSX.PART", "unfinished_file"),
        ("._b.xlsx", "hidden_file"),
    ],
)
def test_what_is_no_report_by_its_name_is_named(tmp_path: Path, name: str, trouble: str) -> None:
    put(tmp_path, name)
    assert [arrival.trouble for arrival in arrivals(tmp_path)] == [trouble]


def test_a_file_that_grows_while_the_inbox_is_listed_is_unfinished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.csv")
    put(tmp_path, "b.csv")
    monkeypatch.setattr(inbox, "sleep", lambda _: put(tmp_path, "a.csv", b"more"))
    told = {one.file_name: one.trouble for one in arrivals(tmp_path, patiently=True)}
    assert told == {"a.csv": "unfinished_file", "b.csv": ""}


def test_what_has_lain_a_while_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.csv")
    os.utime(tmp_path / "a.csv", (1, 1))
    monkeypatch.setattr(inbox, "sleep", lambda _: pytest.fail("waited"))
    assert arrivals(tmp_path, patiently=True)[0].trouble == ""


def test_names_nobody_can_print_are_told_apart(tmp_path: Path) -> None:
    for name in (b"b\xe1o c\xe1o.csv", b"b\xe2o c\xe2o.csv", b"hai\ndong.csv"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"")
    told = arrivals(tmp_path)
    assert [one.file_name for one in told] == ["b?o c?o.csv", "b?o c?o.csv", "hai\ndong.csv"]
    assert [one.has_plain_name for one in told] == [False, False, False]


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
