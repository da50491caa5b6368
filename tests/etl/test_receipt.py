"""The receipt: what a unit sent comes back with what was taken, what is missing, what to do."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

import warehouse.reference
from etl.check import check
from etl.form import MARK, Fill, write_form
from etl.outgoing import send_out
from etl.receipt import copied, receipts
from etl.receipt.judged import of_frames
from etl.receipt.served import of_build, serving_build
from etl.refresh import refresh
from etl.template import form_of
from warehouse.language import Refusal
from warehouse.period import Period
from warehouse.settings import ROOT, Settings

COVER = "Phiếu tiếp nhận"
EXAMPLE = ROOT / "tests" / "example" / "reference"
REFERENCE = ROOT / "warehouse" / "reference"
INITIATIVES = "Số sáng kiến (được công nhận)"
LINES = (
    ["1", INITIATIVES, "sáng kiến", 1.5, "-1+2"],
    ["2", "Số cuộc tuyên truyền, phổ biến pháp luật", "cuộc", "trên 40", "=1+1"],
    ["3", "Số vụ tai nạn lao động", "vụ", "-", "@SUM(A1)"],
    ["4", "Chỉ tiêu không ai biết", "cái", 12, "+84 24"],
)


@dataclass
class Desk:
    """An inbox with one doubtful report, and the receipts that are written for it."""

    places: Settings
    file: Path
    out: Path

    def write(self, *files: Path) -> list[Path]:
        return send_out(receipts(files, self.places), self.out)

    def book(self, *files: Path) -> Any:
        (place,) = self.write(*files)
        return openpyxl.load_workbook(place)


@pytest.fixture
def desk(office: Any, sheet: Any, form: Any, tmp_path: Path) -> Desk:
    places = Settings(office.inbox, REFERENCE, office.cache)
    file = sheet(office.inbox / "CD_VOV" / "2022-06-20 báo cáo.xlsx", form(*LINES))
    return Desk(places, file, tmp_path / "phieu")


@pytest.fixture
def loaded(desk: Desk) -> Desk:
    refresh(desk.places, date(2022, 7, 1))
    return desk


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_LANGUAGE", "en")


def texts(page: Any) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def table(page: Any, heading: str) -> list[list[Any]]:
    """Read the rows of the table under a part's heading: what stands in its filled cells."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    start = next(n for n, row in enumerate(rows) if str(row[0]).startswith(heading))
    found = []
    for row in rows[start + 2 :]:
        if not isinstance(row[0], int):
            break
        found.append(row[1:])
    return found


def ask(places: Settings, sql: str) -> list[tuple[Any, ...]]:
    from warehouse.database import serving

    build = serving(places.data)
    assert build is not None
    with duckdb.connect(str(build.path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_receipt_is_named_after_unit_and_file(loaded: Desk) -> None:
    (place,) = loaded.write()
    assert place.relative_to(loaded.out).as_posix() == (
        "CD_VOV/CD_VOV/2022-06-20 báo cáo.xlsx - phieu tiep nhan.xlsx"
    )


@pytest.mark.parametrize("is_loaded", [True, False])
def test_a_cell_in_doubt_carries_the_sentence_and_a_sign_and_keeps_its_text(
    desk: Desk, *, is_loaded: bool
) -> None:
    if is_loaded:
        refresh(desk.places, date(2022, 7, 1))
    book = desk.book(*([] if is_loaded else [desk.file]))
    cell = book["Biểu 2"]["D8"]
    assert cell.value == "1.5"
    assert "“1.5”" in cell.comment.text
    assert cell.comment.text.startswith("Phải sửa: ")
    assert cell.number_format == '"✖ "@'
    assert cell.fill.fgColor.rgb != "00000000"
    said = cell.comment.text.removeprefix("Phải sửa: ")
    assert any(said in text and text.startswith("D8 · ✖") for text in texts(book["Biểu 2"]))
    todo = table(book[COVER], "4.")
    assert todo[0][:3] == [said, "Phải sửa", "Biểu 2 · D8"]


def test_what_was_accepted_is_what_the_warehouse_holds(loaded: Desk) -> None:
    accepted = table(loaded.book()[COVER], "2.")
    held = ask(loaded.places, (
        "select name_vi, case when missing is null then value end, sheet || ' · ' || cell, raw_text"
        " from core.observation inner join core.indicator using (indicator) where value is not null"
    ))  # fmt: skip
    assert len(accepted) == len(held) == 2
    told = {row[0]: (row[1], row[3], row[4]) for row in accepted}
    for name, value, place, raw in held:
        assert told[name] == ("-" if value is None else value, place, raw)


def test_a_bound_shows_that_it_is_one(loaded: Desk) -> None:
    page = loaded.book()[COVER]
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == 40)
    assert cell.number_format == '"> "#,##0'


@pytest.mark.parametrize("is_loaded", [True, False])
def test_what_the_covenant_asks_and_the_report_lacks_is_named(
    tmp_path: Path, *, is_loaded: bool
) -> None:
    places = Settings(tmp_path / "inbox", EXAMPLE, tmp_path / "data")
    places.inbox.mkdir()
    known = warehouse.reference.read(EXAMPLE)
    form = form_of(known, "HOA_SEN", "HS_SEN", Period(2025, 1))
    asked = {str(row["name_vi"]) for row in form.indicators}
    write_form(places.inbox / "a.xlsx", form, {"SK_SO": Fill(5), "TNLD_VU": Fill("-")})
    if is_loaded:
        refresh(places, date(2025, 7, 1))
    files = [] if is_loaded else [places.inbox / "a.xlsx"]
    ((_, content),) = receipts(files, places)
    lacking = table(openpyxl.load_workbook(BytesIO(content))[COVER], "3.")
    names = {row[0] for row in lacking}
    assert names
    assert names < asked
    assert known.indicators["DV_KETNAP_MOI"]["name_vi"] in names
    assert known.indicators["SK_SO"]["name_vi"] not in names
    assert {row[1] for row in lacking} == {"ô để trống"}


def test_what_is_asked_is_the_same_before_and_after_loading(example: Any) -> None:
    files = sorted(example.places.inbox.rglob("*.xlsx"))[:4]
    checked = check(files, example.places)
    before = of_frames(checked.frames, checked.reference)
    con = serving_build(example.places.data)
    assert con is not None
    after = {one.file_name: one for one in of_build(con)}
    for receipt in before:
        loaded = after[receipt.file_name]
        assert sorted(receipt.asked or []) == sorted(loaded.asked or [])
        assert [one[:-1] for one in receipt.told] == [one[:-1] for one in loaded.told]


def test_what_came_is_told_with_its_day_and_outcome(loaded: Desk) -> None:
    said = texts(loaded.book()[COVER])
    for text in ("20/06/2022", "Công đoàn Đài Tiếng nói Việt Nam (CD_VOV)", "6 tháng đầu năm 2022"):
        assert text in said
    assert any(text.startswith("Đã nhận, đang dùng") for text in said)


def test_a_file_not_loaded_says_so_and_that_nothing_was_compared(desk: Desk) -> None:
    said = texts(desk.book(desk.file)[COVER])
    assert "chưa nạp: xem trước, chưa tính" in said
    assert any("chưa được đối chiếu" in text for text in said)


def test_no_text_of_a_unit_becomes_a_formula(desk: Desk) -> None:
    sent = openpyxl.load_workbook(desk.file)
    sent["Biểu 2"]["E9"].value = "=1+1"
    sent["Biểu 2"]["E9"].data_type = "s"
    sent.save(desk.file)
    book = desk.book(desk.file)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    page = book["Biểu 2"]
    for place, text in (("E8", "-1+2"), ("E9", "=1+1"), ("E10", "@SUM(A1)"), ("E11", "+84 24")):
        assert (page[place].value, page[place].quotePrefix) == (text, True)


def test_merged_ranges_are_kept_and_pages_are_a4(
    office: Any, desk: Desk, form: Any, sheet: Any, tmp_path: Path
) -> None:
    file = sheet(tmp_path / "a.xlsx", form(*LINES))
    book = openpyxl.load_workbook(file)
    book["Biểu 2"].merge_cells("A3:E3")
    book.save(file)
    own = desk.book(file)
    assert "A3:E3" in [str(one) for one in own["Biểu 2"].merged_cells.ranges]
    for page in own.worksheets:
        assert page.page_setup.paperSize == 9
        assert page.print_area
    widths = own["Biểu 2"].column_dimensions
    assert widths["A"].width < 10  # a title runs over its column
    assert widths["B"].width > 20


@pytest.mark.usefixtures("english")
def test_the_receipt_speaks_english_completely(desk: Desk) -> None:
    page = desk.book(desk.file)["Receipt"]
    said = texts(page)
    for text in ("RECEIPT OF A REPORT", "First half of 2022", "To correct", "Where"):
        assert text in said
    ours = [text for text in said if text not in {INITIATIVES, "chỉ tiêu"}]
    own = {str(value) for line in LINES for value in line} | {desk.file.name, MARK}
    assert not [
        text
        for text in ours
        if any(word in text for word in ("Phải", "Nên xem", "không có", "Đã nhận"))
        and text not in own
    ]


def test_the_same_report_gives_the_same_bytes(loaded: Desk) -> None:
    first, second = (dict(receipts([], loaded.places)) for _ in range(2))
    assert first == second


def test_a_receipt_that_is_there_is_never_written_over_in_silence(loaded: Desk) -> None:
    (place,) = loaded.write()
    loaded.write()
    place.write_bytes(b"noted by hand")
    with pytest.raises(Refusal):
        loaded.write()
    assert place.read_bytes() == b"noted by hand"


@pytest.mark.parametrize("is_loaded", [True, False])
def test_a_file_that_cannot_be_opened_gets_one_sheet_with_the_reason_and_the_form(
    desk: Desk, *, is_loaded: bool
) -> None:
    desk.file.write_bytes(b"%PDF-1.4")
    if is_loaded:
        refresh(desk.places, date(2022, 7, 1))
    (place,) = desk.write(*([] if is_loaded else [desk.file]))
    assert place.relative_to(desk.out).parts[0] == "chua-ro-don-vi"
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == [COVER]
    said = texts(book[COVER])
    assert any(text.startswith("Không nhận được") for text in said)
    assert any("Mẫu TĐ-1" in text for text in said)
    assert len(table(book[COVER], "4.")) == 1


def test_a_report_that_is_set_aside_tells_that_nothing_counts(
    desk: Desk, sheet: Any, form: Any
) -> None:
    file = sheet(desk.places.inbox / "CD_TTXVN" / "a.xlsx", form(*LINES))
    page = desk.book(file)[COVER]
    assert any(text.startswith("Để riêng") for text in texts(page))
    assert table(page, "2.") == []


def test_a_file_gone_from_the_inbox_still_has_its_receipt(loaded: Desk) -> None:
    loaded.file.unlink()
    book = loaded.book()
    assert book.sheetnames == [COVER]
    assert any("không còn trong hộp thư" in text for text in texts(book[COVER]))


def test_a_receipt_sent_back_is_refused_and_never_read_as_a_report(desk: Desk) -> None:
    (place,) = desk.write(desk.file)
    content = openpyxl.load_workbook(desk.book(place) and place)
    content.save(desk.places.inbox / "sua.xlsx")
    refresh(desk.places, date(2022, 7, 1))
    told = ask(desk.places, "select rule from core.finding where file_name = 'sua.xlsx'")
    assert told == [("receipt_sent_back",)]


def test_a_file_that_is_not_read_bears_no_day_of_its_own(desk: Desk) -> None:
    place = desk.places.inbox / "2022-06-21 anh.pdf"
    place.write_bytes(b"%PDF-1.7")
    refresh(desk.places, date(2022, 7, 1))
    rows = desk.book(place)[COVER].iter_rows(values_only=True)
    told = {row[0]: row for row in rows if row[0]}
    assert "chưa rõ" in told["Ngày báo cáo"]
    assert "21/06/2022" in told["Ngày nhận"]


def test_illustrative_receipts_say_so_on_every_sheet(desk: Desk, example: Any) -> None:
    rows = [["x", None], [MARK]]
    book = openpyxl.load_workbook(desk.file)
    book["Biểu 2"]["F1"].value = rows[1][0]
    book.save(desk.file)
    receipt = desk.book(desk.file)
    assert {prop.name: prop.value for prop in receipt.custom_doc_props.props}[
        "thidua.illustrative"
    ] == "true"
    for page in receipt.worksheets:
        assert MARK in str(page.oddHeader.center.text)


def test_every_submission_of_a_world_gets_a_receipt(example: Any) -> None:
    written = dict(receipts([], example.places))
    (count,) = example.ask("select count(*) from core.submission")[0]
    assert len(written) == count
    for content in list(written.values())[:3]:
        assert len(openpyxl.load_workbook(BytesIO(content)).sheetnames) > 1


def test_a_very_large_sheet_is_cut_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copied, "MOST", 20)
    assert any("rất lớn" in text for text in texts(desk.book(desk.file)[COVER]))


def test_the_command_asks_for_files_or_all(tmp_path: Path) -> None:
    there = {**os.environ, "THIDUA_DATA": str(tmp_path / "data")}
    for words in ([], ["a.xlsx", "--all"]):
        ended = subprocess.run(
            [sys.executable, "-m", "etl", "receipt", *words, "--out", str(tmp_path / "out")],
            cwd=ROOT, env=there, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (ended.returncode, "--all" in ended.stderr) == (1, True)
    assert not (tmp_path / "out").exists()
