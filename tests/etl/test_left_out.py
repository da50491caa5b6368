"""Figures that no table can give are told, never lost and never guessed."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
import xlsxwriter

INITIATIVES, DIALOGUES = "Số sáng kiến (được công nhận)", "Số cuộc đối thoại tại nơi làm việc"
MEMBERS = "Tổng số đoàn viên"
HEADING = [
    ["Đơn vị báo cáo: Công đoàn Thông tấn xã Việt Nam"],
    ["BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"],
]
HEADER = ["TT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện"]


def written(office: Any, *sheets: list[list[Any]], merged: tuple[str, ...] = ()) -> dict[str, Any]:
    with xlsxwriter.Workbook(office.inbox / "a.xlsx") as book:
        for number, rows in enumerate(sheets):
            page = book.add_worksheet(f"Trang {number + 1}")
            for span in merged:
                page.merge_range(span, "")
            for row, cells in enumerate(rows):
                page.write_row(row, 0, cells)
    frames: dict[str, Any] = office.judge()
    return frames


def values(frames: dict[str, Any]) -> dict[str, Decimal]:
    rows = frames["observations"].filter(pl.col("value").is_not_null())
    return dict(rows.select("indicator", "value").iter_rows())


def told(frames: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = (
        frames["findings"].select("rule", "sheet", "cell").sort("sheet", "cell").rows()
    )
    return rows


def test_a_sheet_that_goes_on_without_a_heading_is_told_row_by_row(office: Any) -> None:
    first = [*HEADING, HEADER, [1, MEMBERS, "người", 900, 850]]
    going_on = [
        ["(tiếp theo)"],
        [2, INITIATIVES, "sáng kiến", 60, 55],
        [3, DIALOGUES, "cuộc", 8, "7"],
    ]
    frames = written(office, first, going_on)
    assert values(frames) == {"DV_TONG": Decimal(850)}
    assert told(frames) == [
        ("row_in_table", "Trang 2", "B2"), ("row_in_table", "Trang 2", "B3")
    ]  # fmt: skip


def test_a_row_below_the_signatures_is_told(office: Any) -> None:
    rows = [*HEADING, HEADER, [1, MEMBERS, "người", 900, 850], ["Nơi nhận:"]]
    frames = written(office, [*rows, [2, INITIATIVES, "sáng kiến", 60, "trên 55"]])
    assert told(frames) == [("row_in_table", "Trang 1", "B6")]


def test_words_and_headings_outside_a_table_are_no_figures(office: Any) -> None:
    rows = [*HEADING, ["", f"{MEMBERS} tính đến 31/5"], HEADER, [1, MEMBERS, "người", 900, 850]]
    frames = written(office, rows, [["Đăng ký"], ["", INITIATIVES], ["", "Số trang in", "", 12]])
    assert told(frames) == []


@pytest.mark.parametrize(
    ("span", "left_out"),
    [("E5:E6", {"SK_SO", "DT_SO"}), ("D5:E5", {"SK_SO"})],
)
def test_a_figure_merged_over_rows_or_columns_is_nobodys(
    office: Any, span: str, left_out: set[str]
) -> None:
    plan = 60 if span == "D5:E5" else None
    rows = [
        *HEADING, HEADER, [1, MEMBERS, "người", None, 850],
        [2, INITIATIVES, "sáng kiến", plan, None if plan else 55],
        [3, DIALOGUES, "cuộc", None, None if span == "E5:E6" else 7],
    ]  # fmt: skip
    frames = written(office, rows, merged=(span,))
    assert values(frames).keys() == {"DV_TONG", "SK_SO", "DT_SO"} - left_out
    assert told(frames) == [("cell_of_one_row", "Trang 1", span.split(":", maxsplit=1)[0])]


def test_a_cell_merged_over_the_lines_of_one_row_is_that_rows(office: Any) -> None:
    rows = [*HEADING, HEADER, [1, MEMBERS, "người", 900, 850], [], [2, INITIATIVES, "", 60, 55]]
    frames = written(office, rows, merged=("A4:A5", "B4:B5", "E4:E5"))
    assert values(frames) == {"DV_TONG": Decimal(850), "SK_SO": Decimal(55)}
    assert told(frames) == []


@pytest.mark.parametrize(
    "label",
    ["Trong đó: Số đoàn viên nữ", "- Trong đó: nữ", "+ Nữ", "- Nữ", "• nữ", "Trong đó, nữ"],
)
def test_a_part_is_known_by_whatever_mark_lists_it(office: Any, label: str) -> None:
    rows = [*HEADING, HEADER, [1, MEMBERS, "người", 900, 850], [None, label, "người", 400, 390]]
    assert values(written(office, rows))["DV_NU"] == Decimal(390)


def test_a_part_under_its_full_name_is_no_larger_than_its_whole(office: Any) -> None:
    part = [None, "Trong đó: Số đoàn viên nữ", "người", None, 1850]
    frames = written(office, [*HEADING, HEADER, [1, MEMBERS, "người", None, 850], part])
    assert values(frames) == {"DV_TONG": Decimal(850)}
    assert told(frames) == [("part_of_parent", "Trang 1", "E5")]


def test_a_sheet_of_no_known_period_is_named_by_its_own_name(office: Any) -> None:
    rows = [["Đơn vị báo cáo: Công đoàn Thông tấn xã Việt Nam"], HEADER, [1, MEMBERS, "", 9, 8]]
    said = written(office, rows, rows)["findings"]["message_vi"].to_list()
    assert any("Trang 2" in one for one in said)
    assert not any("known_period" in one for one in said)
