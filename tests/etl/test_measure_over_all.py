"""A measure stands in a row, a label, over a column or a table; another's is asked about."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
import xlsxwriter

MEMBERS, MONEY, TET = "Tổng số đoàn viên", "Số tiền thăm hỏi, hỗ trợ", "Số tiền chăm lo Tết"
SHARE = "Tỷ lệ DN tổ chức hội nghị người lao động"


def judged(
    office: Any, rows: list[list[Any]], *, over: str = "", merged: str = ""
) -> tuple[dict[str, Decimal], list[tuple[str, str, str]]]:
    """Give the values read, and rule, cell and raw text of each finding."""
    unit = "Đơn vị báo cáo: Công đoàn Bộ Tư pháp"
    above = [[unit], ["BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"], ["", "", "", over]]
    with xlsxwriter.Workbook(office.inbox / "a.xlsx") as book:
        page = book.add_worksheet("Biểu")
        if merged:
            page.merge_range(merged, "")
        for number, row in enumerate([*above, *rows]):
            page.write_row(number, 0, row)
    frames = office.judge()
    stands = frames["observations"].filter(pl.col("value").is_not_null())
    return (
        dict(stands.select("indicator", "value").iter_rows()),
        frames["findings"].select("rule", "cell", "raw_text").rows(),
    )


@pytest.mark.parametrize("label", [f"{MEMBERS} (triệu đồng)", f"{MEMBERS} (%)"])
def test_a_measure_of_another_nature_in_a_label_is_asked_about(office: Any, label: str) -> None:
    values, told = judged(office, [["TT", "Nội dung", "Thực hiện"], [1, label, 450]])
    measure = label.partition("(")[2].rstrip(")")
    assert values == {}
    assert told == [("printed_measure", "B5", measure)]


@pytest.mark.parametrize("over", ["ĐVT: nghìn người", "ĐVT: %", "Đơn vị tính: chục người"])
def test_a_multiple_or_a_share_over_a_table_is_over_its_counts_too(office: Any, over: str) -> None:
    rows = [["TT", "Nội dung", "Thực hiện"], [1, MEMBERS, 450]]
    values, told = judged(office, rows, over=over)
    assert values == {}
    assert told == [("measure_over_table", "C5", "450")]


@pytest.mark.parametrize("heading", ["Thực hiện (nghìn người)", "Kết quả (%)"])
def test_a_multiple_or_a_share_over_a_column_is_over_its_counts_too(
    office: Any, heading: str
) -> None:
    rows = [["TT", "Nội dung", heading], [1, MEMBERS, 450], [2, SHARE, 66.5]]
    values, told = judged(office, rows)
    assert values == {"HNNLD_TYLE": Decimal("66.5")}
    assert [rule for rule, *_ in told] == ["measure_over_table"]


@pytest.mark.parametrize(
    ("over", "heading"), [("ĐVT: USD", "Thực hiện"), ("", "Thực hiện (USD)"), ("", "Số liệu (EUR)")]
)
def test_another_currency_over_a_table_is_no_dong(office: Any, over: str, heading: str) -> None:
    rows = [["TT", "Nội dung", heading], [1, MONEY, 450000], [2, MEMBERS, 12]]
    values, told = judged(office, rows, over=over)
    assert "CL_TIEN" not in values
    assert ("measure_over_table", "C5", "450000") in told


def test_money_over_a_table_leaves_counts_and_shares_alone(office: Any) -> None:
    rows = [["TT", "Nội dung", "Thực hiện"], [1, MONEY, 450], [2, MEMBERS, 12], [3, SHARE, 66.5]]
    values, told = judged(office, rows, over="(ĐVT: triệu đồng)")
    assert values == {"CL_TIEN": 450_000_000, "DV_TONG": 12, "HNNLD_TYLE": Decimal("66.5")}
    assert told == []


def test_a_measure_merged_over_rows_is_the_measure_of_each(office: Any) -> None:
    rows = [["TT", "Nội dung", "ĐVT", "Thực hiện"], [1, MONEY, "triệu đồng", 450]]
    values, told = judged(office, [*rows, [2, TET, None, 1250]], merged="C5:C6")
    assert values == {"CL_TIEN": 450_000_000, "CL_TET_TIEN": 1_250_000_000}
    assert told == []


def test_a_figure_merged_over_units_listed_downwards_is_nobodys(office: Any) -> None:
    rows = [["TT", "Đơn vị", MEMBERS, "Số sáng kiến"], [1, "Công đoàn Bộ Nội vụ", 100, 5]]
    values, told = judged(office, [*rows, [2, "Công đoàn Bộ Tư pháp", None, 6]], merged="C5:C6")
    assert values == {"SK_SO": 6}
    assert {told[0] for told in told} == {"cell_of_one_row"}
