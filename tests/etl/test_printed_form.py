"""The union's printed form 2-HĐCĐ, typed by an office in a workbook of its own."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

LINES = [
    ["I", "Tình hình lao động"],
    ["1", "Lao động"],
    ["1.", "Tổng số lao động", "người", "4.120"],
    [None, "- Trong đó : nữ", "“", 1985],
    ["2", "Việc làm"],
    ["2.", "Số lao động thiếu việc làm", "người", "-"],
    ["3", "Tiền lương"],
    ["3. ", "Tiền lương bình quân tháng của 1 người lao động", "đồng/người/tháng", "11.250.000"],
    [None, "+ Số người được tính", "người", "4.000"],
    ["II", "Tổ chức công đoàn"],
    ["4", "Tổng số đoàn viên", "người", 4011],
    [None, "- Trong đó: nữ", "người", 1950],
    ["5", "Số đoàn viên kết nạp mới", "người", "trên 60"],
    [None, "Tổng cộng", None, 99999],
]


def test_values_are_found_by_the_path_of_labels(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "bieu.xlsx", form(*LINES))
    frames = office.judge()
    values = dict(frames["observations"].select("indicator", "value").iter_rows())
    assert values == {
        "LD_TONG": Decimal(4120),
        "LD_NU": Decimal(1985),
        "LUONG_BQ": Decimal(11_250_000),
        "DV_TONG": Decimal(4011),
        "DV_NU": Decimal(1950),
        "DV_KETNAP_MOI": Decimal(60),
    }
    submission = frames["submissions"].to_dicts()[0]
    assert (submission["unit"], submission["period"]) == ("CD_VOV", "2022-S1")
    assert not submission["illustrative"]


def test_head_count_stands_beside_the_mean(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "bieu.xlsx", form(*LINES))
    wage = office.value("LUONG_BQ")
    assert wage["denominator"] == Decimal(4000)
    assert (wage["sheet"], wage["cell"], wage["raw_text"]) == ("Biểu 2", "D15", "11.250.000")


def test_a_stock_of_dash_is_a_question(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "bieu.xlsx", form(*LINES))
    assert office.value("LD_THIEUVIEC") == {}
    findings = office.judge()["findings"]
    assert findings.filter(pl.col("cell") == "D13")["rule"].to_list() == ["nil_of_a_flow"]


@pytest.mark.parametrize(
    ("cut_off", "period"),
    [
        ("(Số liệu tính đến ngày: ☐ 31/5 ☒ 30/11)", "2022"),
        ("(Số liệu tính đến ngày: 31/5)", "2022-S1"),
    ],
)
def test_the_ticked_cut_off_tells_the_period(
    office: Any, sheet: Any, form: Any, cut_off: Any, period: Any
) -> None:
    sheet(office.inbox / "bieu.xlsx", form(*LINES, cut_off=cut_off))
    assert office.judge()["submissions"]["period"].to_list() == [period]


def test_without_a_tick_the_folder_may_tell_the_period(office: Any, sheet: Any, form: Any) -> None:
    cut_off = "(Số liệu tính đến ngày: ☐ 31/5 ☐ 30/11)"
    sheet(office.inbox / "bieu.xlsx", form(*LINES, cut_off=cut_off))
    assert office.rules() >= {"known_period"}
    (office.inbox / "2022-S1").mkdir()
    (office.inbox / "bieu.xlsx").rename(office.inbox / "2022-S1" / "bieu.xlsx")
    assert office.judge()["submissions"]["period"].to_list() == ["2022-S1"]


def test_an_unknown_line_is_listed_and_a_name_offered(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "bieu.xlsx", form(["1", "Số đoàn viên kết nap moi trong", "người", 5]))
    finding = office.judge()["findings"].to_dicts()[0]
    assert finding["rule"] == "known_indicator"
    assert "DV_KETNAP_MOI" in finding["suggestion"]


def test_the_same_indicator_twice_is_taken_from_neither_row(
    office: Any, sheet: Any, form: Any
) -> None:
    line = ["1", "Tổng số đoàn viên", "người", 5]
    sheet(office.inbox / "bieu.xlsx", form(line, [*line[:3], 6]))
    assert office.value("DV_TONG") == {}
    assert office.judge()["findings"]["rule"].to_list() == ["said_once", "said_once"]


def test_a_printed_measure_of_another_nature_keeps_the_row_out(
    office: Any, sheet: Any, form: Any
) -> None:
    sheet(office.inbox / "bieu.xlsx", form(["1", "Tổng số đoàn viên", "%", 5]))
    assert office.value("DV_TONG") == {}
    assert office.rules() == {"printed_measure"}


@pytest.mark.parametrize(
    ("label", "measure", "told"),
    [
        ("Tổng số đoàn viên", "CĐCS", True),
        ("Tổng số đoàn viên", "cuộc", True),
        ("Tổng số CĐCS", "Đoàn viên", True),
        ("Tổng số CĐCS", "sáng kiến", True),
        ("Số vụ tai nạn lao động", "người", True),
        ("Tổng số đoàn viên", "ĐV", False),
        ("Tổng số đoàn viên", "đ/c", False),
        ("Tổng số lao động", "NLĐ", False),
        ("Số lượt cán bộ CĐ được tập huấn", "người", False),
        ("Tổng số CĐCS", "đơn vị", False),
        ("Tổng số CĐCS", "Công đoàn", False),
        ("Số Bằng Lao động sáng tạo", "người", False),
        ("Số mô hình mới, cách làm hay", "đơn vị", False),
        ("Số cuộc kiểm tra tài chính cấp dưới", "CĐCS", False),
    ],
)
def test_the_measure_of_something_else_is_told_and_the_figure_taken(
    office: Any, sheet: Any, form: Any, label: str, measure: str, *, told: bool
) -> None:
    sheet(office.inbox / "bieu.xlsx", form(["1", label, measure, 5]))
    assert office.judge()["observations"]["value"].to_list() == [5]
    assert office.rules() == ({"measure_of_another"} if told else set())


def test_the_scale_of_money_comes_from_the_measure_column(
    office: Any, sheet: Any, form: Any
) -> None:
    sheet(office.inbox / "bieu.xlsx", form(["1", "Giá trị làm lợi", "tỷ đồng", "178"]))
    assert office.value("SK_GIATRI")["value"] == Decimal(178_000_000_000)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("CĐ Thông tấn xã Việt Nam", "CD_TTXVN"),
        ("công đoàn thông tấn xã việt nam", "CD_TTXVN"),
        ("Công đoàn Viện Hàn lâm Khoa học xã hội Việt Nam", "CD_VASS"),
        ("Công đoàn Viện Hàn lâm Khoa học và Công nghệ Việt Nam", "CD_VAST"),
    ],
)
def test_units_are_known_by_name_and_alias(
    office: Any, sheet: Any, form: Any, unit: Any, code: Any
) -> None:
    sheet(office.inbox / "bieu.xlsx", form(*LINES, unit=unit))
    assert office.judge()["submissions"]["unit"].to_list() == [code]


def test_likeness_never_decides_who_reports(office: Any, sheet: Any, form: Any) -> None:
    unit = "Công đoàn Viện Hàn lâm Khoa học Việt Nam"
    sheet(office.inbox / "bieu.xlsx", form(*LINES, unit=unit))
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["refused"]
    assert frames["findings"]["rule"].to_list() == ["known_unit"]


def test_another_year_in_the_folder_puts_the_file_aside(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "CDVC_K3" / "2021-S1" / "CD_VOV" / "bieu.xlsx", form(*LINES))
    frames = office.judge()
    assert frames["submissions"]["status"].to_list() == ["quarantined"]
    assert frames["findings"]["rule"].to_list()[0] == "wrong_period"


def test_a_hidden_sheet_is_named_and_not_loaded(
    office: Any, sheet: Any, form: Any, tmp_path: Path
) -> None:
    import openpyxl

    place = sheet(tmp_path / "bieu.xlsx", form(*LINES))
    book = openpyxl.load_workbook(place)
    old = book.copy_worksheet(book.active)
    old.title, old.sheet_state = "Sheet cũ", "hidden"
    book.save(office.inbox / "bieu.xlsx")
    frames = office.judge()
    assert set(frames["observations"]["sheet"]) == {"Biểu 2"}
    assert "visible_sheet" in set(frames["findings"]["rule"])


def test_a_sheet_copied_beside_itself_says_everything_twice(
    office: Any, sheet: Any, form: Any, tmp_path: Path
) -> None:
    import openpyxl

    place = sheet(tmp_path / "bieu.xlsx", form(*LINES))
    book = openpyxl.load_workbook(place)
    book.copy_worksheet(book.active).title = "Biểu 2b"
    book.save(office.inbox / "bieu.xlsx")
    assert office.judge()["observations"].is_empty()
    assert office.rules() == {"said_once"}
