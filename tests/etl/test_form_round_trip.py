"""A filled form comes back as it was written, whatever people do to the sheets around it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from etl.form import Before, Earlier, Fill, Form, write_form
from etl.form.words import CHECK, FACES, FIRST_HALF, KINDS, LAST_YEAR, MARK
from etl.template import _to_be_filled
from warehouse.period import Period

YEAR = Period(2022)
REPORT = FACES["indicators"].sheet
BEFORE = Earlier(Before("7.777", 7777.0), Before("5.555", 5555.0))
FILLED = {
    "DV_KETNAP_MOI": Fill(130),
    "SK_SO": Fill("trên 1.400", status="Ước"),
    "SK_GIATRI": Fill("2 tỷ 350 triệu"),
    "CL_TIEN": Fill(455.5, status="Sơ bộ", note="theo sổ"),
    "LUONG_BQ": Fill(11_250_000, denominator=400),
    "KTTC_CDCS": Fill(18, denominator=20),
    "TT_NQ_TYLE": Fill(95, 190, 200),
    "TULD_TYLE": Fill(status="Không áp dụng"),
    "TNLD_VU": Fill("-"),
    "QT_DUNGHAN": Fill("Có"),
}
SAID = {"scale_of_header"}  # “2 tỷ 350 triệu” in a row of million đồng: read, and said
TOLD = ["indicator", "value", "qualifier", "status", "missing", "numerator", "denominator", "note"]
SCHEME = [
    {"covenant": "2022-CDVC_K3", "criterion": "TC1", "content_group": "G5", "max_points": 25,
     "indicator": "DV_KETNAP_MOI", "rule": "pro_rata", "cap": None},
]  # fmt: skip


def form(office: Any, period: Period = YEAR) -> Form:
    """A form as the command writes it, with earlier figures beside every entry cell."""
    before = BEFORE if period.half is None else BEFORE._replace(first_half=None)
    known = dict.fromkeys(office.reference.indicators, before)
    tables = {**office.reference.tables, "criterion": SCHEME}
    scored = replace(office.reference, tables=tables)
    return _to_be_filled(scored, "CDVC_K3", "CD_VOV", period, KINDS, known)


def observed(office: Any) -> list[tuple[Any, ...]]:
    frames = office.judge()
    sent = frames["submissions"].filter(pl.col("kind") == "indicators")
    assert sent.select("unit", "period", "status").rows() == [("CD_VOV", "2022", "accepted")]
    return frames["observations"].select(TOLD).sort("indicator").rows()


@pytest.fixture
def expected(office: Any) -> Any:
    """What a form with figures alone says."""
    place = office.inbox / "goc.xlsx"
    bare = replace(form(office), earlier={}, further={}, checked=False)
    write_form(place, bare, FILLED)
    told = observed(office)
    place.unlink()
    return told


@pytest.fixture
def whole(office: Any, tmp_path: Path) -> Path:
    write_form(tmp_path / "mau.xlsx", form(office), FILLED)
    return tmp_path / "mau.xlsx"


def test_further_sheets_checks_and_earlier_figures_change_nothing(
    office: Any, expected: Any, whole: Path
) -> None:
    whole.rename(office.inbox / "a.xlsx")
    assert observed(office) == expected
    assert office.rules() == SAID


@pytest.mark.parametrize("written", [5, "12,5", "đã xong", date(2022, 7, 1)])
def test_what_is_filled_on_further_sheets_is_no_figure(
    office: Any, expected: Any, whole: Path, written: Any
) -> None:
    book = openpyxl.load_workbook(whole)
    keep_results(book, whole)
    for sheet in book.worksheets:
        if sheet.title in {REPORT, CHECK.sheet}:
            continue
        for row in sheet.iter_rows(7):
            for cell in row:
                if not cell.protection.locked and cell.value is None:
                    cell.value = written
    book.save(office.inbox / "a.xlsx")
    assert observed(office) == expected
    of_figures = office.judge()["findings"].filter(pl.col("sheet") == REPORT)
    assert set(of_figures["rule"]) == SAID


@pytest.mark.parametrize("period", [YEAR, Period(2022, 1)])
def test_an_earlier_figure_is_never_taken_for_the_value(office: Any, period: Period) -> None:
    write_form(office.inbox / "a.xlsx", form(office, period), {})
    frames = office.judge()
    assert frames["submissions"]["period"].to_list() == [str(period)]
    assert set(frames["observations"]["missing"]) == {"blank"}
    assert frames["observations"]["value"].null_count() == frames["observations"].height


@pytest.mark.parametrize("properties_lost", [False, True])
def test_a_form_of_the_year_made_one_of_the_half_is_never_taken_in_silence(
    office: Any, whole: Path, *, properties_lost: bool
) -> None:
    """Its first half would stand in a column of its own, beside the value."""
    book = openpyxl.load_workbook(whole)
    keep_results(book, whole)
    for row in book[REPORT].iter_rows(max_row=8):
        for cell in row:
            if cell.value == "Năm 2022 (2022)":
                cell.value = "6 tháng đầu năm 2022 (2022-S1)"
    if properties_lost:
        book.custom_doc_props.props.clear()
    book.save(office.inbox / "a.xlsx")
    status = office.judge()["submissions"]["status"].to_list()
    assert status in (["quarantined"], ["refused"]) or "known_column" in office.rules()


def test_the_headings_of_earlier_figures_stand_beside_the_entries(whole: Path) -> None:
    texts = [
        cell.value for row in openpyxl.load_workbook(whole)[REPORT].iter_rows() for cell in row
    ]
    assert {LAST_YEAR.heading, FIRST_HALF.heading} <= set(texts)
    assert texts.count("7.777") == texts.count("5.555") > len(FILLED)


def test_a_renamed_sheet_and_sheets_in_another_order_are_read_alike(
    office: Any, expected: Any, whole: Path
) -> None:
    book = openpyxl.load_workbook(whole)
    book[REPORT].title = "Trang tính 1"
    book.move_sheet("Trang tính 1", offset=4)
    keep_results(book, whole)
    book.save(office.inbox / "a.xlsx")
    assert observed(office) == expected


def test_rows_sorted_another_way_are_read_alike(office: Any, expected: Any, whole: Path) -> None:
    book = openpyxl.load_workbook(whole)
    keep_results(book, whole)
    sheet = book[REPORT]
    unmerge(sheet)
    header, last = extent(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(header + 1, last)]
    rows = rows[::2] + rows[1::2]
    for number, row in enumerate(rows, start=header + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(office.inbox / "a.xlsx")
    assert observed(office) == expected


def test_a_row_that_a_person_inserts_is_a_finding_and_moves_nothing(
    office: Any, expected: Any, whole: Path
) -> None:
    book = openpyxl.load_workbook(whole)
    keep_results(book, whole)
    sheet = book[REPORT]
    unmerge(sheet)
    header, _ = extent(sheet)
    sheet.insert_rows(header + 3, 2)
    sheet.cell(header + 3, 3).value = "Số lớp học tình thương"
    sheet.cell(header + 3, value_column(sheet, header)).value = 12
    book.save(office.inbox / "a.xlsx")
    assert observed(office) == expected
    assert office.rules() == SAID | {"known_indicator"}


def test_the_sheet_pasted_into_a_new_file_is_known_by_its_words(
    office: Any, expected: Any, whole: Path
) -> None:
    source = openpyxl.load_workbook(whole, data_only=True)[REPORT]
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in source.iter_rows():
        for cell in row:
            book.active.cell(cell.row, cell.column).value = cell.value
    book.save(office.inbox / "chep.xlsx")
    assert observed(office) == expected


def test_a_part_pasted_without_its_heading_is_refused_not_guessed(office: Any, whole: Path) -> None:
    source = openpyxl.load_workbook(whole, data_only=True)[REPORT]
    header, last = extent(source)
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in source.iter_rows(header, last):
        book.active.append([cell.value for cell in row])
    book.save(office.inbox / "chep.xlsx")
    assert office.judge()["submissions"]["status"].to_list() == ["refused"]


def test_an_illustrative_form_says_so_on_every_sheet(office: Any, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", replace(form(office), illustrative=True), {})
    for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets:
        if sheet.sheet_state == "visible":
            assert any(cell.value == MARK for row in sheet.iter_rows(max_row=6) for cell in row)


def test_the_same_words_give_the_same_bytes(office: Any, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_form(tmp_path / name, form(office), FILLED)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def keep_results(book: Any, place: Path) -> None:
    """openpyxl drops what formulas came to; Excel does not."""
    results = openpyxl.load_workbook(place, data_only=True)[REPORT]
    sheet = next(one for one in book.worksheets if one["A3"].value == results["A3"].value)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.value = results[cell.coordinate].value


def unmerge(sheet: Any) -> None:
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def extent(sheet: Any) -> tuple[int, int]:
    """The header's row, and the last row that bears a number of order."""
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")
    numbered = [row[0].row for row in sheet.iter_rows(header + 1) if isinstance(row[0].value, int)]
    return header, max(numbered)


def value_column(sheet: Any, header: int) -> int:
    return int(next(cell.column for cell in sheet[header] if cell.value == "Thực hiện"))


def test_a_form_saved_by_a_program_that_computes_nothing_says_nothing_new(
    office: Any, expected: Any, whole: Path
) -> None:
    openpyxl.load_workbook(whole).save(office.inbox / "a.xlsx")
    assert observed(office) == expected
    assert office.rules() == SAID


def test_a_sheet_of_figures_without_its_heading_is_told_beside_what_else_is_taken(
    office: Any, whole: Path
) -> None:
    book = openpyxl.load_workbook(whole)
    for cell in book[REPORT][extent(book[REPORT])[0]]:
        cell.value = None
    programme = book[FACES["programme"].sheet]
    first = extent(programme)[0] + 1
    programme.cell(first, 3).value = "Ngày hội sáng tạo"
    programme.cell(first, 5).value = "2/9/2022"
    book.save(office.inbox / "a.xlsx")
    frames = office.judge()
    assert frames["submissions"]["kind"].to_list() == ["programme"]
    assert ("own_columns", REPORT) in frames["findings"].select("rule", "sheet").rows()
