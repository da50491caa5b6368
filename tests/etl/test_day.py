"""Days as people and machines write them: domain rows 86 to 94, and the days a report states."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.day import Written, days, of_serial, stored, written
from etl.workbook import Cell

MEMBERS = "Tổng số đoàn viên"
QUICK = settings(max_examples=200, deadline=None)
DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/2021", date(2021, 6, 30)),
        ("06/07/2024", date(2024, 7, 6)),
        ("24/ 07 /2020", date(2020, 7, 24)),
        ("05:20:07 - 24/ 07 /2020", date(2020, 7, 24)),
        ("30-03-22", date(2022, 3, 30)),
        ("13.12.2019", date(2019, 12, 13)),
        ("ngày 14 tháng 5 năm 2024", date(2024, 5, 14)),
        ("Ngày  05 tháng 06 năm 2024.", date(2024, 6, 5)),
        ("2024-06-15", date(2024, 6, 15)),
        ("Hà Nội, ngày 14 tháng 5 năm 2024", date(2024, 5, 14)),
        ("1/2/95", date(1995, 2, 1)),
    ],
)
def test_a_day_is_read_day_first(text: str, day: date) -> None:
    assert written(text) == Written(day)


@pytest.mark.parametrize(
    "text", ["31/6/2021", "29/2/2023", "ngày 31 tháng 4 năm 2024", "0/5/2024", "12/13/2024"]
)
def test_a_day_that_never_was_is_said_to_be_impossible(text: str) -> None:
    told = written(text)
    assert told is not None
    assert told.impossible


@pytest.mark.parametrize(
    ("text", "year", "told"),
    [
        ("23/7", 2020, Written(date(2020, 7, 23))),
        ("23/7", None, None),
        ("ngày 23 tháng 7", 2020, Written(date(2020, 7, 23))),
        ("01/2021", None, Written(date(2021, 1, 1), "month")),
        ("tháng 01/2021", 2024, Written(date(2021, 1, 1), "month")),
        ("tháng 1 năm 2021", None, Written(date(2021, 1, 1), "month")),
        ("13/2021", None, Written(None, "month")),
    ],
)
def test_the_year_comes_from_around_and_a_month_stays_a_month(
    text: str, year: int | None, told: Written | None
) -> None:
    assert written(text, year) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "năm 2024",
        "2020 – 2025",
        "số 12",
        "1.411",
        "ngày … tháng … năm 2024",
        "36%",
        "6 tháng đầu năm 2024",
        "6 tháng năm 2024",
    ],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert written(text, 2024) is None


def test_two_days_in_one_text_are_not_one() -> None:
    assert written("từ 1/1/2024 đến 31/5/2024") is None
    assert len(days("từ 1/1/2024 đến 31/5/2024")) == 2


@pytest.mark.parametrize(
    ("serial", "date_1904", "day"),
    [
        (45473, False, date(2024, 6, 30)), (43982, False, date(2020, 5, 31)),
        (45626, False, date(2024, 11, 30)), (44377, False, date(2021, 6, 30)),
        (42915, True, date(2021, 6, 30)), (2024, False, None), (-5, False, None),
        (10**12, False, None),
    ],
)  # fmt: skip
def test_a_serial_number_is_a_day_of_its_workbook(
    serial: int,
    date_1904: bool,  # noqa: FBT001 - a case
    day: date | None,
) -> None:
    assert of_serial(serial, date_1904=date_1904) == day


def cell(text: str, kind: str = "n", number_format: str = "") -> Cell:
    return Cell(0, 1, 1, kind, text, number_format, "", formula=False)


@pytest.mark.parametrize(
    ("number_format", "other"),
    [
        ("yyyy-mm-dd", date(2024, 7, 6)), ("m/d/yyyy", date(2024, 7, 6)),
        ("[$-409]mmmm d, yyyy;@", date(2024, 7, 6)), ("dd/mm/yyyy", None), ("[$-42A]d/m/yy", None),
    ],
)  # fmt: skip
def test_a_stored_day_may_have_been_swapped_unless_it_shows_the_day_first(
    number_format: str, other: date | None
) -> None:
    told = stored(cell("45450", number_format=number_format), date_1904=False)
    assert told == Written(date(2024, 6, 7), other=other)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (cell("45473.75"), Written(date(2024, 6, 30))),
        (cell("2024-06-30T00:00:00", "d"), Written(date(2024, 6, 30))),
        (cell("45473", "s"), Written(date(2024, 6, 30))),
        (cell("1e999"), None),
        (cell("nan"), None),
        (cell("30/6", "s"), Written(date(2022, 6, 30))),
    ],
)
def test_a_cell_gives_its_day_however_it_is_stored(one: Cell, told: Written | None) -> None:
    assert stored(one, date_1904=False, year=2022) == told


@given(DAYS, st.sampled_from("/-."), st.sampled_from(["", "02"]), st.sampled_from(["", " "]))
@QUICK
def test_a_day_written_by_any_habit_is_itself(day: date, by: str, width: str, gap: str) -> None:
    parts = [f"{day.day:{width}}", f"{day.month:02}", f"{day.year}"]
    assert written((gap + by + gap).join(parts)) == Written(day)
    assert written(f"ngày {day.day} tháng {day.month} năm {day.year}") == Written(day)
    assert written(f"{day:%d/%m/%y}") == Written(day)
    assert written(f"{day.day}/{day.month}", day.year) == Written(day)
    assert of_serial((day - date(1899, 12, 30)).days) == day


@given(st.text(max_size=30), st.none() | st.integers(1990, 2060))
@QUICK
def test_no_text_breaks_the_reading_of_days(text: str, year: int | None) -> None:
    assert all(one.day is None or one.precision for one in days(text, year))


# In reports


def told(office: Any) -> tuple[date | None, date | None, set[str]]:
    frames = office.judge()
    (signed,) = frames["submissions"]["reported_on"].to_list()
    (as_of,) = frames["observations"]["data_as_of"].to_list()
    return signed, as_of, set(frames["findings"]["rule"])


@pytest.fixture
def report_with(office: Any, sheet: Any, form: Any) -> Callable[..., None]:
    """Write a report of the first half of 2022 with other lines in its heading and at its end."""

    def write(*above: list[Any], cut_off: str = "", signature: Any = None, **more: Any) -> None:
        rows = form(["1", MEMBERS, "người", 5], cut_off=cut_off)
        rows[2] = ["BÁO CÁO SỐ LIỆU 6 THÁNG ĐẦU NĂM 2022"]
        rows[-2][4] = signature
        rows[2:2] = above
        sheet(office.inbox / "a.xlsx", rows, **more)

    return write


@pytest.mark.parametrize(
    ("signature", "day"),
    [
        ("Hà Nội, ngày 10 tháng 6 năm 2022", date(2022, 6, 10)),
        ("TP. Hồ Chí Minh, ngày 05 tháng 7 năm 2022", date(2022, 7, 5)),
        ("(Ngày 10 tháng 06 năm 2022)", date(2022, 6, 10)),
        ("Hà Nội, ngày … tháng … năm 2022", None),
        ("Căn cứ Quyết định số 5 ngày 1 tháng 2 năm 2022", None),
        (None, None),
    ],
)
def test_the_line_of_the_signature_gives_the_reports_day(
    office: Any, report_with: Any, signature: str | None, day: date | None
) -> None:
    report_with(signature=signature)
    assert told(office) == (day, None, set())


def test_the_line_may_stand_at_the_top(office: Any, report_with: Any) -> None:
    report_with([None, "Hà Nội, ngày 10 tháng 6 năm 2022"])
    assert told(office) == (date(2022, 6, 10), None, set())


def test_two_lines_of_different_days_give_none(office: Any, report_with: Any) -> None:
    report_with(["Hà Nội, ngày 9 tháng 6 năm 2022"], signature="Hà Nội, ngày 10 tháng 6 năm 2022")
    assert told(office) == (None, None, {"one_report_day"})


def test_the_labelled_day_is_surer_than_the_signature(office: Any, report_with: Any) -> None:
    report_with(["Ngày báo cáo:", "13/6/2022"], signature="Hà Nội, ngày 10 tháng 6 năm 2022")
    assert told(office) == (date(2022, 6, 13), None, set())


@pytest.mark.parametrize(
    ("written_so", "day"),
    [
        ("30/6/2022", date(2022, 6, 30)),
        ("06/07/2022", date(2022, 7, 6)),
        ("44742", date(2022, 6, 30)),
        (44742, date(2022, 6, 30)),
        ("05:20:07 - 24/ 07 /2022", date(2022, 7, 24)),
        ("30-06-22", date(2022, 6, 30)),
        ("13.7.2022", date(2022, 7, 13)),
        ("23/7", date(2022, 7, 23)),
        ("ngày 14 tháng 6 năm 2022", date(2022, 6, 14)),
    ],
)
def test_the_labelled_day_is_read_however_it_is_written(
    office: Any, report_with: Any, written_so: Any, day: date
) -> None:
    report_with(["Ngày báo cáo:", written_so])
    assert told(office) == (day, None, set())


@pytest.mark.parametrize("month", ["tháng 7/2022", "07/2022"])
def test_a_month_alone_is_not_the_reports_day(office: Any, report_with: Any, month: str) -> None:
    report_with(["Ngày báo cáo:", month])
    assert told(office) == (None, None, {"whole_day"})


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Số liệu tính đến ngày 31/5/2022", date(2022, 5, 31)),
        ("(Số liệu tính đến hết ngày 31/5/2022)", date(2022, 5, 31)),
        ("Số liệu tính đến ngày: 31.5.2022", date(2022, 5, 31)),
        ("Số liệu tính đến 31/5", date(2022, 5, 31)),
        ("Số liệu tính đến hết tháng 4/2022", date(2022, 4, 30)),
        ("Số liệu tính đến ngày 31 tháng 5 năm 2022", date(2022, 5, 31)),
        ("(Số liệu tính đến ngày: ☒ 31/5 ☐ 30/11)", date(2022, 5, 31)),
        ("(Số liệu tính đến ngày: ☐ 31/5 ☐ 30/11)", None),
        ("Số liệu tính đến ngày ......", None),
    ],
)
def test_the_cut_off_line_gives_the_day_of_the_figures(
    office: Any, report_with: Any, line: str, day: date | None
) -> None:
    report_with(cut_off=line)
    assert told(office) == (None, day, set())


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Số liệu tính đến ngày 31/6/2022", "real_day"),
        ("Số liệu tính đến tháng 5/2022", "whole_day"),
        ("Số liệu tính đến ngày 31/12/2022", "cut_off_in_period"),
    ],
)
def test_a_cut_off_that_is_no_day_of_the_period_is_told(
    office: Any, report_with: Any, line: str, rule: str
) -> None:
    report_with(cut_off=line)
    assert told(office) == (None, None, {rule})
    finding = office.judge()["findings"].to_dicts()[0]
    assert (finding["cell"], finding["sheet"]) == ("A5", "Biểu 2")


def test_an_impossible_day_of_the_report_is_told_with_its_words(
    office: Any, report_with: Any
) -> None:
    report_with(["Ngày báo cáo:", "31/6/2022"])
    assert told(office) == (None, None, {"real_day"})
    finding = office.judge()["findings"].to_dicts()[0]
    assert (finding["cell"], finding["raw_text"]) == ("B3", "31/6/2022")


@pytest.mark.parametrize(
    ("day", "number_format", "rules"),
    [
        (datetime(2022, 6, 7), "yyyy-mm-dd", {"day_before_month"}),  # noqa: DTZ001 - a day
        (datetime(2022, 6, 7), "dd/mm/yyyy", set()),  # noqa: DTZ001 - a day
        (datetime(2022, 6, 13), "yyyy-mm-dd", set()),  # noqa: DTZ001 - a day
        (datetime(2022, 6, 6), "yyyy-mm-dd", set()),  # noqa: DTZ001 - a day
        (datetime(2022, 6, 11), "yyyy-mm-dd", set()),  # noqa: DTZ001 - November is out of range
    ],
)
def test_a_stored_day_that_fits_both_ways_is_asked_about(
    office: Any, report_with: Any, day: datetime, number_format: str, rules: set[str]
) -> None:
    serial = (day - datetime(1899, 12, 30)).days  # noqa: DTZ001 - a day
    report_with(["Ngày báo cáo:", serial], formats={"B3": number_format})
    assert told(office) == (day.date(), None, rules)
    offered = office.judge()["findings"]["suggestion"].to_list()
    assert offered == (["06/07/2022"] if rules else [])


def test_a_stored_day_out_of_range_offers_the_swapped_one(office: Any, report_with: Any) -> None:
    serial = (date(2022, 12, 5) - date(1899, 12, 30)).days
    report_with(["Số liệu tính đến ngày:", serial], formats={"B3": "m/d/yyyy"})
    assert told(office) == (None, None, {"cut_off_in_period"})
    assert office.judge()["findings"]["suggestion"].to_list() == ["12/05/2022"]


def test_a_workbook_of_1904_counts_its_days_from_there(office: Any, form: Any) -> None:
    rows = form(["1", MEMBERS, "người", 5], cut_off="")
    rows[2] = ["BÁO CÁO SỐ LIỆU 6 THÁNG ĐẦU NĂM 2021"]
    rows[-2][4] = None
    rows.insert(2, ["Ngày báo cáo:", 42915])
    options = {"date_1904": True}
    with xlsxwriter.Workbook(office.inbox / "a.xlsx", options) as book:
        page = book.add_worksheet("Biểu 2")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    assert told(office) == (date(2021, 6, 30), None, set())


def test_the_format_that_excel_draws_by_the_machine_says_nothing_of_the_order(
    office: Any, report_with: Any
) -> None:
    """Number format 14 shows day first in Hà Nội and month first in New York."""
    place = Path(office.inbox / "a.xlsx")
    serial = (date(2022, 6, 7) - date(1899, 12, 30)).days
    report_with(["Ngày báo cáo:", serial], formats={"B3": 14})
    with zipfile.ZipFile(place) as book:
        assert b'numFmtId="14"' in book.read("xl/styles.xml")
    assert told(office)[2] == {"day_before_month"}


def test_the_reports_day_decides_what_stands_not_its_arrival(office: Any, report_with: Any) -> None:
    day = date(2022, 6, 10) + timedelta(days=3)
    report_with(signature=f"Hà Nội, ngày {day.day} tháng {day.month} năm {day.year}")
    assert office.judge()["submissions"]["reported_on"].to_list() == [day]
