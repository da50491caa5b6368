"""Titles, headings and rows in other words than the form's: understood, or asked about."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
import xlsxwriter

UNIT = "Đơn vị báo cáo: Công đoàn Bộ Tư pháp"
HALF, WHOLE = "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024", "BÁO CÁO TỔNG KẾT NĂM 2024"
VISITS, INITIATIVES = "Số lượt ĐV, NLĐ được thăm hỏi, hỗ trợ", "Số sáng kiến (được công nhận)"
SHARE = "Tỷ lệ DN tổ chức hội nghị người lao động"


def judged(
    office: Any, rows: list[list[Any]], *, title: str = HALF, name: str = "a.xlsx", unit: str = UNIT
) -> dict[str, pl.DataFrame]:
    place = office.inbox / name
    place.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(place) as book:
        page = book.add_worksheet("Biểu")
        for number, row in enumerate([[unit], [title], *rows]):
            page.write_row(number, 0, row)
    frames: dict[str, pl.DataFrame] = office.judge()
    return frames


def values(frames: dict[str, pl.DataFrame]) -> dict[str, Decimal]:
    rows = frames["observations"].filter(pl.col("value").is_not_null())
    return dict(rows.select("indicator", "value").iter_rows())


def periods(frames: dict[str, pl.DataFrame]) -> list[str | None]:
    return frames["submissions"]["period"].to_list()


TABLE = [["TT", "Nội dung", "Thực hiện"], [1, VISITS, 120]]


@pytest.mark.parametrize(
    "title",
    [
        "BÁO CÁO KẾT QUẢ 9 THÁNG NĂM 2024",
        "BÁO CÁO QUÝ I NĂM 2024",
        "Báo cáo hoạt động tháng 5 năm 2024",
        "BÁO CÁO KỲ I NĂM 2024",
        "BÁO CÁO SƠ KẾT NĂM 2024",
    ],
)
def test_another_part_of_a_year_is_never_the_year(office: Any, title: str) -> None:
    frames = judged(office, TABLE, title=title)
    assert values(frames) == {}
    assert frames["findings"]["rule"].to_list() == ["known_period"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("BÁO CÁO SƠ KẾT THI ĐUA ĐỢT 1 NĂM 2024", "2024-S1"),
        ("BÁO CÁO QUÝ II VÀ 6 THÁNG ĐẦU NĂM 2024", "2024-S1"),
        ("BÁO CÁO QUÝ IV VÀ NĂM 2024", "2024"),
        ("BÁO CÁO NĂM 2024 (số liệu tính đến tháng 11)", "2024"),
        ("BÁO CÁO SƠ KẾT, TỔNG KẾT NĂM 2024", "2024"),
    ],
)
def test_a_title_that_names_a_period_too_is_of_that_period(
    office: Any, title: str, period: str
) -> None:
    assert periods(judged(office, TABLE, title=title)) == [period]


def test_a_quarter_in_the_folder_of_a_half_year_is_a_doubt(office: Any) -> None:
    frames = judged(office, TABLE, title="BÁO CÁO QUÝ I NĂM 2024", name="2024-S1/a.xlsx")
    assert frames["submissions"]["status"].to_list() == ["quarantined"]
    assert frames["findings"]["rule"].to_list() == ["wrong_period"]


def test_a_quarter_written_as_the_period_is_none(office: Any) -> None:
    rows = [["Kỳ báo cáo: Quý I năm 2024"], *TABLE]
    assert "known_period" in set(judged(office, rows, title="SỐ LIỆU")["findings"]["rule"])


@pytest.mark.parametrize(
    ("headings", "own"),
    [
        (["Luỹ kế từ đầu năm"], 0),
        (["KH", "TH", "% TH/KH"], 1),
        (["Số đạt được"], 0),
        (["Kỳ này", "Kỳ trước"], 0),
        (["Kỳ báo cáo", "Cùng kỳ năm trước"], 0),
        (["Quý I", "Quý II", "Cộng"], 2),
        (["Tháng 4", "Tháng 5", "Tổng số"], 2),
    ],
)
def test_a_column_in_other_words_is_told(office: Any, headings: list[str], own: int) -> None:
    figures = [100 + place for place in range(len(headings))]
    frames = judged(office, [["TT", "Các chỉ tiêu thi đua", *headings], [1, VISITS, *figures]])
    assert values(frames) == {"CL_LUOT": Decimal(100 + own)}


def test_results_of_two_kinds_part_counts_from_shares(office: Any) -> None:
    header = ["TT", "Tên chỉ tiêu thi đua", "Kết quả (số lượng)", "Kết quả (tỷ lệ %)"]
    frames = judged(office, [header, [1, VISITS, 95, 60], [2, SHARE, None, 66.5]])
    assert values(frames) == {"CL_LUOT": Decimal(95), "HNNLD_TYLE": Decimal("66.5")}


def test_this_period_beside_a_running_total_is_a_question(office: Any) -> None:
    frames = judged(office, [["TT", "Nội dung", "Trong kỳ", "Lũy kế"], [1, VISITS, 60, 120]])
    assert values(frames) == {}
    assert frames["findings"]["rule"].to_list() == ["one_table"]


def test_a_count_is_not_taken_from_a_table_of_shares(office: Any) -> None:
    frames = judged(office, [["TT", "Nội dung", "Tỷ lệ (%)"], [1, VISITS, 95], [2, SHARE, 66.5]])
    assert values(frames) == {"HNNLD_TYLE": Decimal("66.5")}
    assert frames["findings"].select("rule", "cell").rows() == [("same_measure", "C4")]


@pytest.mark.parametrize(
    "label",
    [
        "Cộng mục I",
        "Tổng cộng chung",
        "Tổng toàn Khối",
        "TOÀN KHỐI THI ĐUA",
        "A+B",
        "Tổng số (1+2)",
    ],
)
def test_a_total_in_other_words_is_one(office: Any, label: str) -> None:
    frames = judged(office, [*TABLE, [None, label, 120]])
    assert values(frames) == {"CL_LUOT": Decimal(120)}
    assert frames["findings"].height == 0


def test_a_total_that_is_an_item_of_its_own_is_told(office: Any) -> None:
    rows = [["TT", "Nội dung", "ĐVT", "Thực hiện"], [1, "Nhóm nào đó"], ["1.1", "Tổng số", "", 40]]
    frames = judged(office, [*rows, [2, VISITS, "lượt", 120]])
    assert frames["findings"].select("rule", "cell").rows() == [("known_indicator", "B5")]


@pytest.mark.parametrize("measure", ["Đ.V.T", "Đ/v tính", "Đơn vị đo"])
def test_the_column_of_measures_goes_by_several_names(office: Any, measure: str) -> None:
    header = ["TT", "Nội dung", measure, "Thực hiện"]
    frames = judged(office, [header, [1, "Số tiền thăm hỏi, hỗ trợ", "triệu đồng VN", 450]])
    assert values(frames) == {"CL_TIEN": Decimal(450_000_000)}


def test_units_listed_downwards_under_two_rows_of_headings_keep_the_measure(office: Any) -> None:
    header = (
        ["TT", "Đơn vị", "Chăm lo", None],
        [None, None, VISITS, "Số tiền thăm hỏi, hỗ trợ (tr.đ)"],
    )
    rows = [*header, [1, "Công đoàn Bộ Nội vụ", 30, 15], [2, "Công đoàn Bộ Tư pháp", 40, 25]]
    found = judged(office, rows, unit="KHỐI THI ĐUA I")["observations"]
    money = found.filter(pl.col("indicator") == "CL_TIEN").select("unit", "value").sort("unit")
    assert money.rows() == [("CD_BNV", Decimal(15_000_000)), ("CD_BTP", Decimal(25_000_000))]


@pytest.mark.parametrize(
    "label",
    [
        f"1. {VISITS}", f"1) {VISITS}", f"(1) {VISITS}", f"a) {VISITS}", f"I.1. {VISITS}",
        f"1.1 {VISITS}", f"1.{VISITS}", f"{VISITS} (1)", f"{VISITS} (*)", f"{VISITS}²",
        f"2. {VISITS} (lượt người) (1)",
    ],
)  # fmt: skip
def test_a_number_before_a_label_and_a_footnote_behind_it_are_no_part_of_it(
    office: Any, label: str
) -> None:
    frames = judged(office, [["Nội dung", "Thực hiện"], [label, 120]])
    assert values(frames) == {"CL_LUOT": Decimal(120)}
    assert frames["findings"].height == 0


def test_numbers_typed_before_labels_tell_parts_from_wholes(office: Any) -> None:
    rows = [["1. Tổng số đoàn viên", 900], ["1.1. Trong đó: nữ", 400], ["2. Số sáng kiến", 7]]
    frames = judged(office, [["Nội dung", "Thực hiện"], *rows])
    assert values(frames) == {"DV_TONG": Decimal(900), "DV_NU": Decimal(400), "SK_SO": Decimal(7)}


def test_a_label_with_its_number_is_told_as_it_is_written(office: Any) -> None:
    frames = judged(office, [["Nội dung", "Thực hiện"], ["3. Số cây đã trồng", 120]])
    assert frames["findings"].select("rule", "raw_text").rows() == [
        ("known_indicator", "3. Số cây đã trồng")
    ]


def test_rows_under_a_heading_are_known_by_both(office: Any) -> None:
    header = ["TT", "Nội dung", "ĐVT", "Thực hiện"]
    members = [[1, "Đoàn viên"], ["1.1", "Tổng số", "người", 900], ["1.2", "Trong đó nữ", "", 400]]
    workers = [[2, "Lao động"], ["2.1", "Tổng số", "người", 1000], ["2.2", "- Nữ", "", 450]]
    assert values(judged(office, [header, *members, *workers])) == {
        "DV_TONG": Decimal(900), "DV_NU": Decimal(400),
        "LD_TONG": Decimal(1000), "LD_NU": Decimal(450),
    }  # fmt: skip


@pytest.mark.parametrize(
    "title",
    ["ĐĂNG KÝ CHỈ TIÊU THI ĐUA NĂM 2025", "KẾ HOẠCH THI ĐUA NĂM 2025", "GIAO ƯỚC THI ĐUA NĂM 2024"],
)
def test_what_is_planned_registered_or_agreed_is_no_result(office: Any, title: str) -> None:
    frames = judged(office, [["TT", "Nội dung", "Số lượng"], [1, VISITS, 120]], title=title)
    assert values(frames) == {}
    assert frames["findings"].select("rule", "raw_text").rows() == [("results_not_plans", title)]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("CHỈ TIÊU THI ĐUA NĂM 2024", "Thực hiện"),
        ("BẢNG TỔNG HỢP THỰC HIỆN GIAO ƯỚC THI ĐUA NĂM 2024", "Số lượng"),
        ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024", "Số lượng"),
    ],
)
def test_what_was_done_of_a_plan_is_a_result(office: Any, title: str, heading: str) -> None:
    frames = judged(office, [["TT", "Nội dung", heading], [1, VISITS, 120]], title=title)
    assert values(frames) == {"CL_LUOT": Decimal(120)}


def test_a_part_beside_the_whole_is_no_rival_of_it(office: Any) -> None:
    header = [["TT", "Nội dung", "6 tháng 2024", "Trong đó nữ 6 tháng 2024"]]
    frames = judged(office, [*header, [1, "Tổng số đoàn viên", 100, 60]])
    assert values(frames) == {"DV_TONG": Decimal(100)}
    assert frames["findings"]["rule"].to_list() == ["known_column"]


@pytest.mark.parametrize("headings", [["Năm nay", "Năm trước"], ["Thực hiện năm nay", "Năm 2023"]])
def test_this_year_so_far_is_the_period_reported(office: Any, headings: list[str]) -> None:
    frames = judged(office, [["TT", "Nội dung", *headings], [1, VISITS, 120, 110]])
    assert values(frames) == {"CL_LUOT": Decimal(120)}
