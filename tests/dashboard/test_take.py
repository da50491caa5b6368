"""What is taken from a page is what it shows: numbers as numbers, bounds, marks, the stamp."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest

from dashboard import spreadsheet
from dashboard.app import app
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse import database


def _sheet(words: Words, *cells: Cell, notes: tuple[str, ...] = ()) -> spreadsheet.Sheet:
    head = [Cell(f"c{place}", heading=True) for place in range(len(cells))]
    return spreadsheet.Sheet("Khối K", Table("Bảng", head, [list(cells)]), list(notes), words)


def _cells(sheet: spreadsheet.Sheet) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet.workbook(sheet)))
    return list(book.active[book.active.max_row])


def _rows(sheet: spreadsheet.Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(spreadsheet.text(sheet).decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("cell", "value", "pattern"),
    [
        (Cell("1.411", value=1411), 1411, "#,##0"),
        (Cell("14,06", value=Decimal("14.060000")), 14.06, "#,##0.00"),
        (Cell("46,7%", value=Decimal("46.7"), measure="%"), 0.467, "#,##0.0%"),
        (Cell("trên 11.000", value=11000, qualifier=">"), 11000, '"trên "#,##0'),
        (Cell("114%", said="Vượt", value=Decimal(114), measure="%"), 1.14, '#,##0% "Vượt"'),
        (Cell("khoảng 150", value=150, qualifier="~"), 150, '"khoảng "#,##0'),
    ],
)
def test_a_number_is_a_number_and_its_bound_is_seen(
    vi: Words, cell: Cell, value: float, pattern: str
) -> None:
    (taken,) = _cells(_sheet(vi, cell))
    assert taken.value == pytest.approx(value)
    assert taken.number_format == pattern


def test_a_day_is_a_day_and_an_instant_is_by_the_clock_of_vietnam(
    vi: Words, told_at: datetime
) -> None:
    day, instant = _cells(_sheet(vi, Cell("", value=date(2024, 6, 15)), Cell("", value=told_at)))
    assert (day.value, day.number_format) == (datetime(2024, 6, 15), "dd/mm/yyyy")  # noqa: DTZ001
    assert instant.value == told_at.replace(tzinfo=None)
    assert instant.number_format == "hh:mm dd/mm/yyyy"


def test_a_number_of_more_digits_than_a_sheet_keeps_is_written_as_it_is_shown(vi: Words) -> None:
    (taken,) = _cells(_sheet(vi, Cell("1.234.567.890.123.456", value=1234567890123456)))
    assert taken.value == "1.234.567.890.123.456"


@pytest.mark.parametrize("text", ["=1+1", "@x", "+84 24", "-cmd"])
def test_a_text_that_looks_like_a_formula_is_none(vi: Words, text: str) -> None:
    (taken,) = _cells(_sheet(vi, Cell(text)))
    assert (taken.value, taken.data_type) == (text, "s")
    assert _rows(_sheet(vi, Cell(text)))[1][0] == f"'{text}"


def test_signs_of_the_legend_stay_what_they_are(vi: Words) -> None:
    assert _rows(_sheet(vi, Cell("-"), Cell("…")))[1][:2] == ["-", "…"]


def test_text_for_programs_says_all_in_every_row(vi: Words) -> None:
    head = [Cell("Chỉ tiêu", heading=True), Cell("Thực hiện", heading=True)]
    group = [Cell("Tổ chức", heading=True, span=2)]
    row = [Cell("Đoàn viên"), Cell("trên 1.411,5", value=Decimal("1411.5"), qualifier=">")]
    table = Table("Bảng", head, [group, row])
    sheet = spreadsheet.Sheet("Khối K", table, ["Năm 2024", "Số liệu minh hoạ"], vi)
    assert _rows(sheet) == [
        ["Nhóm", "Chỉ tiêu", "Thực hiện", "Ghi chú"],
        ["Tổ chức", "Đoàn viên", ">1411.5", "Năm 2024 · Số liệu minh hoạ"],
    ]


def test_the_same_table_gives_the_same_bytes(vi: Words) -> None:
    sheet = _sheet(vi, Cell("1", value=1), notes=("Năm 2024",))
    assert spreadsheet.workbook(sheet) == spreadsheet.workbook(sheet)


@pytest.fixture
def taken(served: object) -> Callable[[str], Any]:
    """Ask the pages' server for what a link of a page leads to."""
    from dashboard.app import app

    client = app.server.test_client()
    return lambda href: client.get(href, headers={"Host": "localhost"})


def test_a_table_of_a_page_is_taken_with_its_filters_mark_and_stamp(
    taken: Callable[[str], Any],
) -> None:
    answer = taken("/take/0.xlsx?page=/bloc/K?year=2024%26period=2024-S1")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    texts = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value]
    assert any("6 tháng đầu năm 2024" in text for text in texts)
    assert any(text.startswith("Số liệu minh hoạ") for text in texts)
    assert any("làm mới lúc" in text for text in texts)


@pytest.mark.parametrize(
    "page", ["/unit/NOBODY", "/nowhere", "", "//evil.example/", "/observation/A/B/C"]
)
def test_what_no_page_shows_is_not_there(taken: Callable[[str], Any], page: str) -> None:
    answer = taken(f"/take/0.csv?page={page}")
    assert answer.status_code == 404
    assert "Không có bảng này" in answer.text
    assert "no such table" in answer.text


def test_a_table_beyond_the_last_is_not_there(taken: Callable[[str], Any]) -> None:
    assert taken("/take/99.csv?page=/unit/A").status_code == 404


def test_every_name_is_given_to_search_in_the_readers_language(
    taken: Callable[[str], Any],
) -> None:
    lines = {href: (name, kind) for name, kind, href, _ in taken("/names?lang=en").get_json()}
    assert lines["/unit/A?lang=en"][1] == "Unit"
    assert lines["/indicator/DV_KETNAP_MOI?lang=en"] == ("New members admitted", "Indicator")
    assert "/bloc/K?lang=en" in lines


def test_what_is_taken_comes_from_the_build_that_the_page_shows(served: Any) -> None:
    address = "/bloc/K?period=2024-S1"
    text = app.server.test_client().get(address).text
    shown = database.pointed_at(served.folder)
    asked = urlencode({"page": address, "build": shown})
    assert f"build={shown}" in text
    before = app.server.test_client().get(f"/take/0.csv?{asked}")
    served.tell("B", "DV_KETNAP_MOI", "2024-S1", 1522)
    database.serve(served.folder, served.finish(number=1).build)
    after = app.server.test_client().get(f"/take/0.csv?{asked}")
    newer = app.server.test_client().get(f"/take/0.csv?{urlencode({'page': address})}")
    figures = [
        [row[:-1] for row in csv.reader(io.StringIO(one.data.decode("utf-8-sig")))]
        for one in (before, after, newer)
    ]
    assert figures[0] == figures[1] != figures[2]
    assert f"bản dựng {shown}" in after.data.decode("utf-8-sig")


def test_names_of_a_build_that_is_gone_are_refused_with_a_sentence(
    taken: Callable[[str], Any],
) -> None:
    answer = taken("/names?known=0123456789ab")
    assert answer.status_code == 404
    assert "0123456789ab" in answer.text
