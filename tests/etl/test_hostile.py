"""Files that mean harm or are merely broken: each is one finding, and the rest is loaded."""

import os
import random
import zipfile
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
import pytest

from etl.cage import READ, Reader
from etl.template import write_template
from warehouse.period import Period

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def good(office: Any) -> Path:
    """A sound report of another unit, which must be loaded whatever lies beside it."""
    place = office.inbox / "CDVC_K3" / "2022-S1" / "CD_VTV"
    write_template(office.reference, "CDVC_K3", Period(2022, 1), ["CD_VTV"], place)
    return place / "2022-S1_CD_VTV.xlsx"


def altered(source: Path, target: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(source) as sound, zipfile.ZipFile(target, "w") as spoiled:
        for name in sound.namelist():
            content = sound.read(name)
            spoiled.writestr(name, content.replace(old, new) if name == part else content)


def one_finding(office: Any, name: str, rule: str) -> None:
    frames = office.judge()
    findings = frames["findings"].filter(pl.col("file_name") == name)
    assert findings["rule"].to_list() == [rule]
    assert all(findings.row(0, named=True)[f"message_{tongue}"] for tongue in ("vi", "en"))
    statuses = dict(frames["submissions"].select("file_name", "status").iter_rows())
    assert statuses.pop(name) == "refused"
    assert set(statuses.values()) == {"accepted"}


def test_a_zip_bomb_is_not_unpacked(office: Any, good: Path) -> None:
    bomb = office.inbox / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(SHEET, b"0" * 80_000_000)
    assert good.exists()
    one_finding(office, "bomb.xlsx", "swells_when_opened")


def test_a_cell_at_the_far_end_of_the_sheet_is_refused(office: Any, good: Path) -> None:
    far = office.inbox / "far.xlsx"
    altered(good, far, SHEET, b'<c r="A1"', b'<c r="XFD1048576"')
    one_finding(office, "far.xlsx", "sheet_too_large")


@pytest.mark.parametrize("empty", [b"", b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'])
def test_only_cells_that_hold_something_make_a_sheet_large(
    office: Any, good: Path, empty: bytes
) -> None:
    far = office.inbox / "far.xlsx"
    with zipfile.ZipFile(good) as sound:
        told = sound.read(SHEET).split(b'<dimension ref="')[1].split(b'"')[0]
    altered(good, far, SHEET, b'ref="' + told + b'"', b'ref="A1:XFD1048576"')
    altered(far, good, SHEET, b"</sheetData>", empty + b"</sheetData>")
    far.unlink()
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["accepted"]
    assert frames["findings"].is_empty()


def test_declared_entities_are_refused(office: Any, good: Path) -> None:
    bad = office.inbox / "entity.xlsx"
    declaration = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    altered(good, bad, SHEET, b"<worksheet", declaration)
    one_finding(office, "entity.xlsx", "declares_entities")


def test_a_truncated_file_is_refused(office: Any, good: Path) -> None:
    (office.inbox / "cut.xlsx").write_bytes(good.read_bytes()[:-900])
    one_finding(office, "cut.xlsx", "cut_short")


def test_broken_xml_is_refused(office: Any, good: Path) -> None:
    altered(good, office.inbox / "broken.xlsx", SHEET, b"</sheetData>", b"</sheetData")
    one_finding(office, "broken.xlsx", "broken_workbook")


def test_a_folder_named_like_a_workbook_is_named(office: Any, good: Path) -> None:
    (office.inbox / "x.xlsx").mkdir()
    assert good.exists()
    one_finding(office, "x.xlsx", "folder_named_as_file")


def test_a_link_leading_out_is_not_followed(office: Any, good: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.xlsx"
    outside.write_bytes(good.read_bytes())
    (office.inbox / "link.xlsx").symlink_to(outside)
    one_finding(office, "link.xlsx", "link_leading_out")


def test_a_file_that_may_not_be_read_is_named(office: Any, good: Path) -> None:
    if os.geteuid() == 0:
        (office.inbox / "lost.xlsx").symlink_to(office.inbox / "nowhere.xlsx")
        assert good.exists()
        one_finding(office, "lost.xlsx", "unreadable_file")
        return
    shut = office.inbox / "shut.xlsx"
    shut.write_bytes(good.read_bytes())
    shut.chmod(0)
    one_finding(office, "shut.xlsx", "unreadable_file")


@pytest.mark.parametrize("name", ["a.pdf", "bao cao.doc", "số liệu", "b.xls", "c.docx"])
def test_other_forms_are_refused_with_the_form_to_use(office: Any, good: Path, name: str) -> None:
    (office.inbox / name).write_bytes(b"whatever")
    assert good.exists()
    one_finding(office, name, "form_not_read")


def test_a_half_written_file_is_named(office: Any, good: Path) -> None:
    (office.inbox / "bao cao.xlsx.part").write_bytes(b"PK")
    assert good.exists()
    one_finding(office, "bao cao.xlsx.part", "unfinished_file")


@pytest.mark.parametrize(("name", "rule"), [("~$a.xlsx", "lock_file"), (".a.xlsx", "hidden_file")])
def test_locks_and_hidden_files_have_a_row_and_a_finding(
    office: Any, good: Path, name: str, rule: str
) -> None:
    (office.inbox / name).write_bytes(good.read_bytes())
    assert good.exists()
    one_finding(office, name, rule)


def test_a_name_nobody_can_print_is_named_and_its_file_is_read(office: Any, good: Path) -> None:
    good.rename(Path(os.fsdecode(os.fsencode(office.inbox) + b"/b\xe1o\nc\xe1o.xlsx")))
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["accepted"]
    named = frames["findings"].filter(pl.col("rule") == "plain_name")
    assert named["raw_text"].to_list() == ["b?o c?o.xlsx"]


def test_any_bytes_under_the_name_of_a_workbook_are_one_finding(office: Any, good: Path) -> None:
    (office.inbox / "text.xlsx").write_text("xin chào")
    assert good.exists()
    one_finding(office, "text.xlsx", "form_not_read")


def test_mutated_workbooks_never_stop_the_reading(office: Any, good: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - the same mutations each time
    sound = good.read_bytes()
    with zipfile.ZipFile(good) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number in range(60):
        place = office.inbox / f"mutated {number:02}.xlsx"
        if number % 2:
            spoiled = bytearray(sound)
            for _ in range(chance.randint(1, 30)):
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
            place.write_bytes(spoiled)
            continue
        name = chance.choice(list(parts))
        content = bytearray(parts[name])
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 6)] = chance.randbytes(chance.randint(0, 6))
        with zipfile.ZipFile(place, "w") as archive:
            for part, whole in parts.items():
                archive.writestr(part, bytes(content) if part == name else whole)
    frames = office.judge()
    assert set(frames["submissions"]["file_name"]) >= {f"mutated {n:02}.xlsx" for n in range(60)}


def test_a_reader_that_hangs_is_stopped_and_replaced(good: Path) -> None:
    with Reader(0.3, "import sys, time; sys.stdin.readline(); time.sleep(60)") as reader:
        assert reader.read(good) == {"trouble": "takes_too_long"}
        assert reader.read(good) == {"trouble": "takes_too_long"}


def test_a_reader_that_trickles_has_the_time_of_one_file_in_all(good: Path) -> None:
    program = "import os, time\nwhile True: os.write(1, b' '); time.sleep(0.1)"
    with Reader(0.5, program) as reader:
        started = perf_counter()
        assert reader.read(good) == {"trouble": "takes_too_long"}
        assert perf_counter() - started < 5


def test_a_reader_that_dies_is_one_trouble(good: Path) -> None:
    with Reader(5, "import os, sys; sys.stdin.readline(); os.abort()") as reader:
        assert reader.read(good) == {"trouble": "crashed_the_reader"}


@pytest.mark.parametrize(
    ("does", "trouble"),
    [("os.abort()", "crashed_the_reader"), ("time.sleep(60)", "takes_too_long")],
)
def test_files_handed_over_behind_one_that_ends_the_reader_are_read_by_the_next(
    tmp_path: Path, does: str, trouble: str
) -> None:
    program = f"""
import os, sys, time
for line in sys.stdin:
    if "bad" in line:
        {does}
    print(line, end="", flush=True)
"""
    names = ["a", "bad", "b", "c" * 200, "bad", "d"]
    with Reader(1, program) as reader:
        for name in names:
            reader.ask(tmp_path / name)
        told: list[object] = [reader.answer() for _ in names]
    there = {"trouble": trouble}
    assert told == [there if name == "bad" else str(tmp_path / name) for name in names]


def test_more_is_asked_for_than_a_pipe_holds_and_nobody_waits_for_ever(tmp_path: Path) -> None:
    program = """
import sys
for line in sys.stdin:
    print(line[:-2] + "_" * 300_000 + '"', flush=True)
"""
    deep = tmp_path.joinpath(*["thư mục" * 20] * 8)
    with Reader(5, program) as reader:
        for number in range(40):
            reader.ask(deep / str(number))
        told = [str(reader.answer()).rstrip("_") for _ in range(40)]
    assert told == [str(deep / str(number)) for number in range(40)]


def test_a_reader_that_swells_is_one_trouble_and_stays_small(good: Path) -> None:
    swells = READ.replace("serve()", "chooser.read = lambda _: len(b'x' * 600_000_000); serve()")
    swells = swells.replace(
        "import serve;", "import serve; from etl.readers import serve as chooser;"
    )
    with Reader(5, swells) as reader:
        assert reader.read(good) == {"trouble": "swells_when_opened"}
