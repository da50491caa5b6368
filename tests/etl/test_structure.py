"""How reports are laid out: headers of several rows, units as columns, tables beside tables."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

INITIATIVES, DIALOGUES = "Số sáng kiến (được công nhận)", "Số cuộc đối thoại tại nơi làm việc"
FEES = "Tỷ lệ thu kinh phí công đoàn so dự toán"
UNIT = "Đơn vị báo cáo: Công đoàn Đài Tiếng nói Việt Nam"
HALF = "BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2022"
WHOLE = "BÁO CÁO KẾT QUẢ NĂM 2022"

Layout = Callable[..., Path]


@pytest.fixture
def laid_out(office: Any) -> Layout:
    """Write rows with merged ranges (like "D3:E3") and hidden columns."""

    def write(
        rows: list[list[Any]],
        *,
        merged: tuple[str, ...] = (),
        hidden: str = "",
        name: str = "a.xlsx",
    ) -> Path:
        place = Path(office.inbox / name)
        place.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(place) as book:
            page = book.add_worksheet("Biểu")
            for span in merged:
                page.merge_range(span, "")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        page.write(number, column, value)
            if hidden:
                page.set_column(hidden, None, None, {"hidden": True})
        return place

    return write


def observed(office: Any) -> dict[str, Decimal]:
    rows = office.judge()["observations"]
    return dict(rows.filter(rows["value"].is_not_null()).select("indicator", "value").iter_rows())


def by_unit(office: Any) -> dict[tuple[str, str], Decimal]:
    rows = office.judge()["observations"].filter(pl.col("value").is_not_null())
    return {(unit, code): value for unit, code, value in
            rows.select("unit", "indicator", "value").iter_rows()}  # fmt: skip


def mentioned(office: Any) -> set[tuple[str, str | None, Decimal]]:
    return set(office.judge()["mentions"].select("indicator", "period", "value").iter_rows())


TWO_ROWS = [
    ["TT", "Nội dung", "ĐVT", "Kế hoạch năm", "Thực hiện", None, "So sánh (%)", None, "Ghi chú"],
    [None, None, None, None, "6 tháng đầu năm", "Ước cả năm", "Với KH", "Với cùng kỳ", None],
    ["A", "B", "C", "1", "2", "3", "4=2/1", "5", "6"],
    ["1", INITIATIVES, "sáng kiến", 100, 60, 110, 60, 101.5, None],
    ["2", DIALOGUES, "cuộc", 20, 7, 15, 35, 98, None],
]
OVER_TWO = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:H3", "I3:I4")


def test_a_merged_header_gives_each_column_its_path(office: Any, laid_out: Layout) -> None:
    laid_out([[UNIT], [HALF], *TWO_ROWS], merged=OVER_TWO)
    assert observed(office) == {"SK_SO": Decimal(60), "DT_SO": Decimal(7)}
    assert office.rules() == set()


def test_the_same_header_in_a_year_report_gives_the_year_as_estimate(
    office: Any, laid_out: Layout
) -> None:
    laid_out([[UNIT], [WHOLE], *TWO_ROWS], merged=OVER_TWO)
    assert observed(office) == {"SK_SO": Decimal(110), "DT_SO": Decimal(15)}
    assert office.value("SK_SO")["status"] == "E"


def test_the_plan_and_other_periods_are_mentioned_never_observed(
    office: Any, laid_out: Layout
) -> None:
    laid_out([[UNIT], [WHOLE], *TWO_ROWS], merged=OVER_TWO)
    assert mentioned(office) == {
        ("SK_SO", None, Decimal(100)), ("SK_SO", "2022-S1", Decimal(60)),
        ("DT_SO", None, Decimal(20)), ("DT_SO", "2022-S1", Decimal(7)),
    }  # fmt: skip


def test_a_header_of_two_rows_needs_no_merged_cells(office: Any, laid_out: Layout) -> None:
    laid_out([[UNIT], [HALF], *TWO_ROWS])
    assert observed(office) == {"SK_SO": Decimal(60), "DT_SO": Decimal(7)}


@pytest.mark.parametrize(
    ("headings", "period"),
    [
        (["Thực hiện năm 2021", "Thực hiện 6 tháng đầu năm 2022"], "2021"),
        (["Cùng kỳ năm 2021", "Thực hiện"], "2021-S1"),
        (["Cùng kỳ", "Kết quả"], "2021-S1"),
        (["Thực hiện năm trước", "6 tháng đầu năm"], "2021"),
        (["6 tháng đầu năm 2021", "6 tháng đầu năm 2022"], "2021-S1"),
    ],
)
def test_a_column_of_an_earlier_time_is_never_this_period(
    office: Any, laid_out: Layout, headings: list[str], period: str
) -> None:
    rows = [["TT", "Nội dung", "ĐVT", *headings], ["1", INITIATIVES, "sáng kiến", 55, 60]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60)}
    assert mentioned(office) == {("SK_SO", period, Decimal(55))}


def test_two_columns_that_both_claim_the_period_are_a_question(
    office: Any, laid_out: Layout
) -> None:
    rows = [["TT", "Nội dung", "Số lượng", "Kết quả"], ["1", INITIATIVES, 55, 60]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {}
    assert office.rules() == {"one_table"}


def test_a_table_of_the_plan_alone_gives_nothing(office: Any, laid_out: Layout) -> None:
    rows = [["TT", "Nội dung", "ĐVT", "Thực hiện năm 2021"], ["1", INITIATIVES, "sáng kiến", 55]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {}
    assert office.rules() == {"own_column"}


def test_a_column_nobody_can_tell_is_named(office: Any, laid_out: Layout) -> None:
    rows = [["TT", "Nội dung", "Số lượng", "Hệ số"], ["1", INITIATIVES, 60, 1.5]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60)}
    assert office.rules() == {"known_column"}


def test_a_hidden_column_is_told_and_not_taken(office: Any, laid_out: Layout) -> None:
    rows = [["TT", "Nội dung", "Số lượng"], ["1", INITIATIVES, 60]]
    laid_out([[UNIT], [HALF], *rows], hidden="C:C")
    assert observed(office) == {}
    assert office.rules() == {"visible_column", "own_column"}


def test_a_share_in_a_column_of_its_own_belongs_to_shares(office: Any, laid_out: Layout) -> None:
    rows = [
        ["TT", "Nội dung", "Số lượng", "Tỷ lệ (%)"],
        ["1", INITIATIVES, 60, None],
        ["2", FEES, None, "98,5"],
    ]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60), "THU_KPCD_TYLE": Decimal("98.5")}


SUMMARY = [
    ["Đơn vị báo cáo: Khối thi đua số III Công đoàn Viên chức Việt Nam"],
    ["TỔNG HỢP KẾT QUẢ 6 THÁNG ĐẦU NĂM 2022"],
    ["TT", "Nội dung", "ĐVT", "Thông tấn xã Việt Nam", "Đài Tiếng nói Việt Nam", "Tổng cộng"],
    ["1", INITIATIVES, "sáng kiến", 60, 40, 100],
    ["2", DIALOGUES, "cuộc", 7, "-", 7],
]


def test_units_as_columns_give_a_submission_each(office: Any, laid_out: Layout) -> None:
    laid_out(SUMMARY)
    assert by_unit(office) == {
        ("CD_TTXVN", "SK_SO"): Decimal(60), ("CD_TTXVN", "DT_SO"): Decimal(7),
        ("CD_VOV", "SK_SO"): Decimal(40), ("CD_VOV", "DT_SO"): Decimal(0),
    }  # fmt: skip
    submissions = office.judge()["submissions"]
    assert set(submissions["level"]) == {"summary"}
    assert submissions["submission"].n_unique() == 2
    assert set(submissions["period"]) == {"2022-S1"}


def test_a_total_that_is_not_the_sum_is_told_with_both(office: Any, laid_out: Layout) -> None:
    rows = [*SUMMARY[:3], ["1", INITIATIVES, "sáng kiến", 60, 40, 105]]
    laid_out(rows)
    findings = office.judge()["findings"].to_dicts()
    assert [finding["rule"] for finding in findings] == ["total_is_sum"]
    assert (findings[0]["cell"], findings[0]["raw_text"]) == ("F4", "105")
    assert "100" in findings[0]["message_vi"]


def test_a_unit_as_column_that_nobody_knows_is_told(office: Any, laid_out: Layout) -> None:
    rows = [[*row] for row in SUMMARY]
    rows[2].insert(5, "Công đoàn Hội Làm vườn Việt Nam")
    rows[3].insert(5, 9)
    laid_out(rows)
    assert {unit for unit, _ in by_unit(office)} == {"CD_TTXVN", "CD_VOV"}
    findings = office.judge()["findings"]
    assert "Hội Làm vườn" in findings.filter(pl.col("rule") == "known_column")["message_vi"][0]


def test_units_over_plan_and_result_columns(office: Any, laid_out: Layout) -> None:
    rows = [
        SUMMARY[0],
        SUMMARY[1],
        ["TT", "Nội dung", "Thông tấn xã Việt Nam", None, "Đài Tiếng nói Việt Nam", None],
        [None, None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
        ["1", INITIATIVES, 100, 60, 80, 40],
    ]
    laid_out(rows, merged=("A3:A4", "B3:B4", "C3:D3", "E3:F3"))
    assert by_unit(office) == {
        ("CD_TTXVN", "SK_SO"): Decimal(60), ("CD_VOV", "SK_SO"): Decimal(40)
    }  # fmt: skip


def test_tables_side_by_side_are_read_each_by_its_own_columns(
    office: Any, laid_out: Layout
) -> None:
    head = ["TT", "Nội dung", "Số lượng"]
    rows = [[*head, None, *head], ["1", INITIATIVES, 60, None, "1", DIALOGUES, 7]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60), "DT_SO": Decimal(7)}


def test_a_later_table_of_another_year_is_left_out_and_told(office: Any, laid_out: Layout) -> None:
    head = ["TT", "Nội dung", "Số lượng"]
    rows = [
        head, ["1", INITIATIVES, 60], [], ["BẢNG 2. SỐ LIỆU NĂM 2021"], head, ["1", DIALOGUES, 7],
    ]  # fmt: skip
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60)}
    assert office.rules() == {"other_table"}


def test_sheets_of_several_units_give_a_submission_each(office: Any) -> None:
    with xlsxwriter.Workbook(office.inbox / "a.xlsx") as book:
        for number, unit in enumerate(["Thông tấn xã Việt Nam", "Đài Tiếng nói Việt Nam"]):
            page = book.add_worksheet(f"Biểu {number}")
            page.write(0, 0, f"Đơn vị báo cáo: Công đoàn {unit}")
            page.write(1, 0, HALF)
            page.write_row(2, 0, ["TT", "Nội dung", "Số lượng"])
            page.write_row(3, 0, ["1", INITIATIVES, 10 + number])
    assert by_unit(office) == {
        ("CD_TTXVN", "SK_SO"): Decimal(10), ("CD_VOV", "SK_SO"): Decimal(11)
    }  # fmt: skip


def test_a_cell_merged_over_two_rows_labels_both(office: Any, laid_out: Layout) -> None:
    rows = [["TT", "Nội dung", "Số lượng"], ["1", INITIATIVES, 60], [None, None, 61]]
    laid_out([[UNIT], [HALF], *rows], merged=("B4:B5",))
    assert observed(office) == {}
    assert office.rules() == {"said_once"}


def test_a_figure_without_a_label_is_told(office: Any, laid_out: Layout) -> None:
    rows = [["TT", "Nội dung", "Số lượng"], ["1", INITIATIVES, 60], [None, None, 61]]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60)}
    assert office.rules() == {"labelled_row"}


def test_section_rows_total_rows_and_signatures_give_nothing(office: Any, laid_out: Layout) -> None:
    rows = [
        ["TT", "Nội dung", "Số lượng"],
        ["I", "Công tác thi đua"],
        ["1", INITIATIVES, 60],
        [None, "Tổng cộng (I+II)", 999],
        ["Nơi nhận:", None, "TM. BAN THƯỜNG VỤ"],
        ["- Như trên", None, "CHỦ TỊCH"],
        [None, DIALOGUES, 7],
    ]
    laid_out([[UNIT], [HALF], *rows])
    assert observed(office) == {"SK_SO": Decimal(60)}


def test_a_part_knows_its_whole(office: Any, laid_out: Layout) -> None:
    rows = [
        ["TT", "Nội dung", "Số lượng"],
        ["1", "Tổng số đoàn viên", 100],
        [None, "Trong đó: nữ", 120],
    ]
    laid_out([[UNIT], [HALF], *rows])
    assert "part_of_parent" in office.rules()


def test_two_columns_of_labels_the_first_one_groups(office: Any, laid_out: Layout) -> None:
    rows = [
        ["TT", "Nội dung", "Chỉ tiêu", "Số lượng"],
        ["1", "Thi đua", INITIATIVES, 60],
        ["2", None, DIALOGUES, 7],
    ]
    laid_out([[UNIT], [HALF], *rows], merged=("B4:B5",))
    assert observed(office) == {"SK_SO": Decimal(60), "DT_SO": Decimal(7)}


MONEY = "Giá trị làm lợi"


@pytest.mark.parametrize(
    ("label", "heading", "above"),
    [
        (f"{MONEY} (triệu đồng)", "Thực hiện", None),
        (MONEY, "Thực hiện (triệu đồng)", None),
        (MONEY, "Thực hiện", "Đơn vị tính: triệu đồng"),
        (f"{MONEY} (triệu đồng)", "Thực hiện (tỷ đồng)", "ĐVT: tỷ đồng"),
    ],
)
def test_the_scale_of_money_stands_where_it_is_written(
    office: Any, laid_out: Layout, label: str, heading: str, above: str | None
) -> None:
    rows = [["TT", "Nội dung", heading], ["1", INITIATIVES, 60], ["2", label, 178]]
    laid_out([[UNIT], [HALF], [above], *rows])
    assert observed(office) == {"SK_SO": Decimal(60), "SK_GIATRI": Decimal(178_000_000)}


DOWNWARDS = [
    [SUMMARY[0][0]],
    [SUMMARY[1][0]],
    ["TT", "Tên đơn vị", INITIATIVES, f"{MONEY} (triệu đồng)"],
    [1, "Thông tấn xã Việt Nam", 60, 178],
    [2, "Đài Tiếng nói Việt Nam", 40, "trên 20"],
    [None, "Tổng cộng", 100, 198],
]


def test_units_listed_downwards_give_a_submission_each(office: Any, laid_out: Layout) -> None:
    laid_out(DOWNWARDS)
    assert by_unit(office) == {
        ("CD_TTXVN", "SK_SO"): Decimal(60), ("CD_TTXVN", "SK_GIATRI"): Decimal(178_000_000),
        ("CD_VOV", "SK_SO"): Decimal(40), ("CD_VOV", "SK_GIATRI"): Decimal(20_000_000),
    }  # fmt: skip
    cells = office.judge()["observations"].filter(pl.col("unit") == "CD_VOV")
    assert dict(cells.select("indicator", "cell").iter_rows()) == {
        "SK_SO": "C5", "SK_GIATRI": "D5"
    }  # fmt: skip
    assert office.rules() == set()


def test_what_is_not_known_in_a_list_of_units_is_told(office: Any, laid_out: Layout) -> None:
    rows = [[*row] for row in DOWNWARDS[:4]]
    rows[2].append("Số cây đã trồng")
    rows[3].append(12)
    laid_out([*rows, [2, "Công đoàn Hội Làm vườn", 5, 6, 7]])
    assert {unit for unit, _ in by_unit(office)} == {"CD_TTXVN"}
    findings = office.judge()["findings"]
    told = dict(findings.select("rule", "raw_text").iter_rows())
    assert told == {
        "known_indicator": "Số cây đã trồng", "known_column": "Công đoàn Hội Làm vườn"
    }  # fmt: skip


def of_units(*under: str) -> list[list[Any]]:
    """A bloc's summary: under each unit the same columns."""
    rest = [None] * (len(under) - 1)
    return [
        ["BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA NĂM 2024"],
        ["TT", "Chỉ tiêu", "ĐVT", "CĐ Bộ Nội vụ", *rest, "CĐ Bộ Ngoại giao", *rest],
        [None, None, None, *under, *under],
    ]


SPANS = ("A2:A3", "B2:B3", "C2:C3")


def test_a_percent_beside_plan_and_actual_is_a_comparison(office: Any, laid_out: Layout) -> None:
    head = of_units("KH", "TH", "%")
    figures = [1, "Số sáng kiến", "sáng kiến", 10, 13, 1.3, 20, "trên 18", "90%"]
    share = [2, FEES, "%", 100, None, 1, 100, 95, None]
    laid_out([*head, figures, share], merged=(*SPANS, "D2:F2", "G2:I2"))
    assert by_unit(office) == {
        ("CD_BNV", "SK_SO"): 13,
        ("CD_BNG", "SK_SO"): 18,
        ("CD_BNG", "THU_KPCD_TYLE"): 95,
    }


def test_a_percent_beside_the_actual_alone_is_a_share(office: Any, laid_out: Layout) -> None:
    head = of_units("Số lượng", "%")
    share = [1, FEES, "%", None, "98,5%", None, "105%"]
    laid_out([*head, share], merged=(*SPANS, "D2:E2", "F2:G2"))
    assert by_unit(office) == {
        ("CD_BNV", "THU_KPCD_TYLE"): Decimal("98.5"),
        ("CD_BNG", "THU_KPCD_TYLE"): 105,
    }


def test_a_summary_that_is_refused_is_told_once(office: Any, laid_out: Layout) -> None:
    head = of_units("TH", "TH")
    laid_out([*head, [1, "Số sáng kiến", "", 1, 2, 3, 4]], merged=(*SPANS, "D2:E2", "F2:G2"))
    told = office.judge()
    assert told["submissions"]["status"].to_list() == ["refused"]
    assert told["findings"].height == told["findings"].unique().height
