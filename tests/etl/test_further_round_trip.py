"""Filled further sheets come back as they were filled, whatever people do to them on the way."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.form import write_form
from etl.form.words import AWARDS, CHECKED, FACES, KINDS
from etl.receipt import receipts
from etl.record import RECORDS
from etl.template import _to_be_filled
from warehouse.period import Period

VOV, VTV = {"unit": "(CD_VOV)"}, {"unit": "(CD_VTV)"}
FURTHER = [kind for kind in KINDS if kind != "indicators"]
FILLED: dict[str, list[tuple[Any, dict[str, Any]]]] = {
    "self_score": [({"criterion": "TC1"}, {"points": 24.5, "evidence": "BC số 12"}),
                   ({"criterion": "TC3"}, {"points": "-1,5"})],
    "programme": [(1, {"text": "Ngày hội sáng tạo", "done_on": "2/9/2022"})],
    "statements": [(1, {"kind": "Khó khăn", "text": "Thiếu cán bộ chuyên trách"})],
    "registration": [({"code": "SK_SO"}, {"registered": "ít nhất 40"}),
                     ({"code": "TT_NQ_TYLE"}, {"registered": "trên 45%"}),
                     ({"text": AWARDS[0]}, {"registered": "Có"})],
    "cross_check": [(VOV, {"checked_by": "(CD_VTV)", "held_on": "5/12/2022",
                           "outcome": CHECKED[0]})],
    "appraisal": [(VOV | {"criterion": "TC1"}, {"self_points": 24.5, "checked_points": 24,
                                                "points": 24, "reason": "thiếu 1 văn bản"}),
                  (VTV | {"criterion": "TC2"}, {"points": 9})],
    "vote": [(VOV, {"question": AWARDS[0], "eligible": 40, "present": 38, "in_favour": 36}),
             (VTV, {"question": AWARDS[0], "present": 38, "in_favour": 20})],
    "recognition": [(VOV, {"award": AWARDS[1], "points": 97, "decision": "123/QĐ-TLĐ",
                           "decided_on": "15/1/2023"})],
}  # fmt: skip
_PLACE = {"key", "submission", "position", "sheet", "cell"}


@pytest.fixture
def filled(clerk: Any, tmp_path: Path) -> Path:
    """The workbook of a unit that leads its bloc: every further sheet, all of them filled."""
    form = _to_be_filled(clerk.office.reference, "CDVC_K3", "CD_VOV", Period(2022), FURTHER, {})
    place = tmp_path / "mau.xlsx"
    write_form(place, form, {})
    book = openpyxl.load_workbook(place)
    for kind, rows in FILLED.items():
        for at, said in rows:
            page = book[FACES[kind].sheet]
            number = clerk.row(page, kind, at)
            for role, value in said.items():
                page.cell(number, clerk.column(kind, role)).value = value
    book.save(place)
    return place


def told(clerk: Any) -> dict[str, list[Any]]:
    """What was taken, but where it stood."""
    frames = clerk.office.judge()
    return {what: sorted(frames[what].drop(_PLACE).rows(), key=str) for what in RECORDS}


@pytest.fixture
def expected(clerk: Any, filled: Path) -> dict[str, list[Any]]:
    place = clerk.office.inbox / "goc.xlsx"
    place.write_bytes(filled.read_bytes())
    found = told(clerk)
    place.unlink()
    return found


def test_every_sheet_is_a_submission_of_its_kind_and_every_row_is_taken(
    clerk: Any, filled: Path, expected: Any
) -> None:
    filled.rename(clerk.office.inbox / "a.xlsx")
    sent = clerk.told("submissions", "kind", "unit", "level", "status")
    leads = dict.fromkeys(KINDS[5:], ("CDVC_K3", "bloc"))
    assert sorted(sent) == sorted(
        (kind, *leads.get(kind, ("CD_VOV", "unit")), "accepted") for kind in FURTHER
    )
    assert {what: len(rows) for what, rows in expected.items()} == {
        "statements": 1, "activities": 1, "points": 6, "targets": 2, "awards": 2,
        "cross_checks": 1, "votes": 2,
    }  # fmt: skip
    assert clerk.doubts() == []


def test_the_day_and_revision_of_the_first_sheet_are_those_of_all(clerk: Any, filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    page = book[FACES["self_score"].sheet]
    labels = {"Ngày báo cáo:": "20/12/2022", "Lần sửa:": 3}
    found = [cell for row in page.iter_rows(max_row=9) for cell in row if cell.value in labels]
    assert len(found) == len(labels)
    for cell in found:
        page.cell(cell.row, cell.column + 2).value = labels[cell.value]
    book.save(clerk.office.inbox / "a.xlsx")
    assert set(clerk.told("submissions", "reported_on", "revision")) == {(date(2022, 12, 20), 3)}


def test_each_record_can_be_followed_to_its_cell(clerk: Any, filled: Path) -> None:
    place = clerk.office.inbox / "a.xlsx"
    filled.rename(place)
    book = openpyxl.load_workbook(place)
    frames = clerk.office.judge()
    for what in RECORDS:
        assert frames[what].height
        for sheet, cell, raw in frames[what].select("sheet", "cell", "raw_text").rows():
            assert str(book[sheet][cell].value) == raw


def another_order(page: Any, header: int, last: int) -> None:
    for merged in list(page.merged_cells.ranges):
        page.unmerge_cells(str(merged))
    rows = [[cell.value for cell in row] for row in page.iter_rows(header + 1, last)]
    for number, row in enumerate(reversed(rows), start=header + 1):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value


def inserted_rows(page: Any, header: int, last: int) -> None:
    for merged in list(page.merged_cells.ranges):
        page.unmerge_cells(str(merged))
    page.insert_rows(header + 2, 3)
    page.insert_rows(header + 1)


def another_name(page: Any, header: int, last: int) -> None:
    page.title = f"Trang {page.title[:10]}"


@pytest.mark.parametrize("change", [another_order, inserted_rows, another_name])
def test_rows_moved_and_sheets_renamed_are_read_alike(
    clerk: Any, filled: Path, expected: Any, change: Callable[[Any, int, int], None]
) -> None:
    book = openpyxl.load_workbook(filled)
    for kind in FURTHER:
        page = book[FACES[kind].sheet]
        header = next(row[0].row for row in page.iter_rows() if row[0].value == "TT")
        numbered = [row[0].row for row in page.iter_rows() if isinstance(row[0].value, int)]
        change(page, header, max(numbered))
    book.save(clerk.office.inbox / "a.xlsx")
    assert told(clerk) == expected
    assert clerk.doubts() == []


def test_sheets_pasted_into_a_new_file_are_known_by_their_words(
    clerk: Any, filled: Path, expected: Any
) -> None:
    source = openpyxl.load_workbook(filled, data_only=True)
    book = openpyxl.Workbook()
    for kind in FURTHER:
        page = book.create_sheet()
        for row in source[FACES[kind].sheet].iter_rows():
            for cell in row:
                page.cell(cell.row, cell.column).value = cell.value
    book.save(clerk.office.inbox / "chep.xlsx")
    assert told(clerk) == expected
    assert clerk.doubts() == []


def test_a_sheet_that_lost_a_column_it_needs_is_told_and_not_taken(
    clerk: Any, filled: Path, expected: Any
) -> None:
    book = openpyxl.load_workbook(filled)
    page = book[FACES["vote"].sheet]
    for row in page.iter_rows():
        for cell in row:
            if cell.value == "Số có mặt":
                cell.value = "Có mặt"
    book.save(clerk.office.inbox / "a.xlsx")
    assert told(clerk) == expected | {"votes": []}
    assert clerk.told("findings", "rule", "sheet") == [("own_columns", page.title)]


def test_a_half_year_has_no_sheets_of_the_year(clerk: Any, filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    for prop in book.custom_doc_props.props:
        prop.value = "2022-S1" if prop.name == "thidua.period" else prop.value
    for page in book.worksheets:
        for row in page.iter_rows(max_row=6):
            for cell in row:
                if isinstance(cell.value, str):
                    said = cell.value.replace("NĂM 2022", "6 THÁNG ĐẦU NĂM 2022")
                    cell.value = said.replace("Năm 2022 (2022)", "6 tháng đầu năm 2022 (2022-S1)")
    book.save(clerk.office.inbox / "a.xlsx")
    sent = clerk.told("submissions", "kind", "status")
    accepted = [kind for kind, status in sent if status == "accepted"]
    assert accepted == ["programme", "statements"]
    assert clerk.doubts().count("whole_year") == len(FURTHER) - 2


@pytest.mark.parametrize("is_loaded", [True, False])
def test_of_a_sheet_set_aside_the_receipt_counts_nothing(
    clerk: Any, filled: Path, monkeypatch: Any, *, is_loaded: bool
) -> None:
    """One unit sends statements, and a vote that is not its to send."""
    book = openpyxl.load_workbook(filled)
    for page in book.worksheets:
        kept = {FACES["statements"].sheet, FACES["vote"].sheet}
        if page.title not in kept:
            del book[page.title]
    file = clerk.office.inbox / "a.xlsx"
    book.save(file)
    name, other = (clerk.office.reference.units[code]["name_vi"] for code in ("CD_VOV", "CD_VTV"))
    rename(file, {"CD_VOV": "CD_VTV", name: other})
    if is_loaded:
        clerk.build(monkeypatch).close()
    monkeypatch.setattr("warehouse.reference.read", lambda _: clerk.office.reference)
    ((_, content),) = receipts([] if is_loaded else [file], clerk.places)
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert any(text.startswith("1 dòng được nhận; 1 điều phải sửa") for text in texts)
    assert not any(text.startswith("Kết quả bỏ phiếu được nhận") for text in texts)


def rename(file: Path, words: dict[str, str]) -> None:
    """Write other words over the tables, and into what is embedded."""
    book = openpyxl.load_workbook(file)
    for prop in book.custom_doc_props.props:
        prop.value = words.get(prop.value, prop.value)
    for page in book.worksheets:
        for row in page.iter_rows(max_row=6):
            for cell in row:
                for old, new in words.items():
                    if isinstance(cell.value, str):
                        cell.value = cell.value.replace(old, new)
    book.save(file)
