"""What once was misread or lost without a word, each held here so that it stays found."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from etl.form import Fill, write_form
from etl.template import form_of
from warehouse.period import Period

INITIATIVES, DIALOGUES = "Số sáng kiến (được công nhận)", "Số cuộc đối thoại tại nơi làm việc"


def observed(office: Any) -> dict[str, Decimal]:
    rows = office.judge()["observations"]
    return dict(rows.filter(rows["value"].is_not_null()).select("indicator", "value").iter_rows())


def test_a_second_table_is_read_by_its_own_columns(office: Any, sheet: Any, form: Any) -> None:
    second = ["TT", "Nội dung", "Đơn vị tính", "Kế hoạch", "Số lượng"]
    lines = [["1", "Tổng số đoàn viên", "người", 900], second]
    sheet(office.inbox / "a.xlsx", form(*lines, ["1", INITIATIVES, "sáng kiến", 500, 120]))
    assert observed(office) == {"DV_TONG": Decimal(900), "SK_SO": Decimal(120)}
    assert office.rules() == set()


def test_a_header_printed_again_on_a_new_page_parts_nothing(
    office: Any, sheet: Any, form: Any
) -> None:
    again = ["TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"]
    lines = [["1", INITIATIVES, "sáng kiến", 120], again, ["2", DIALOGUES, "cuộc", 7]]
    sheet(office.inbox / "a.xlsx", form(*lines))
    assert observed(office) == {"SK_SO": Decimal(120), "DT_SO": Decimal(7)}


@pytest.mark.parametrize("note", ["Nguồn: Ban Tổ chức", "Ghi chú: chưa có"])
def test_a_note_beside_a_blank_value_ends_nothing(
    office: Any, sheet: Any, form: Any, note: str
) -> None:
    lines = [["1", INITIATIVES, "sáng kiến", None, note], ["2", DIALOGUES, "cuộc", 7]]
    sheet(office.inbox / "a.xlsx", form(*lines))
    assert observed(office) == {"DT_SO": Decimal(7)}
    assert office.value("SK_SO")["missing"] == "blank"


def test_a_note_between_two_rows_ends_nothing(office: Any, sheet: Any, form: Any) -> None:
    lines = [["1", INITIATIVES, "sáng kiến", 5], [None, "Ghi chú: số của quý"]]
    sheet(office.inbox / "a.xlsx", form(*lines, ["2", DIALOGUES, "cuộc", 7]))
    assert observed(office) == {"SK_SO": Decimal(5), "DT_SO": Decimal(7)}


@pytest.mark.parametrize("number_format", ['0.0"%"', "0.0\\%"])
def test_a_percent_sign_that_is_only_drawn_multiplies_nothing(
    office: Any, sheet: Any, form: Any, number_format: str
) -> None:
    lines = [["1", "Tỷ lệ thu kinh phí công đoàn so dự toán", "%", 98.5]]
    sheet(office.inbox / "a.xlsx", form(*lines), formats={"D8": number_format})
    assert observed(office) == {"THU_KPCD_TYLE": Decimal("98.5")}


def test_a_scale_of_persons_is_asked_about(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "a.xlsx", form(["1", "Tổng số đoàn viên", "nghìn người", 5]))
    assert observed(office) == {}
    assert "printed_measure" in office.rules()


@pytest.mark.parametrize(
    "said", ["Công đoàn Bộ Xây dựng", "Công đoàn Thông tấn xã Việt Nam (CD_VOV)"]
)
def test_a_heading_that_names_another_unit_puts_the_file_aside(office: Any, said: str) -> None:
    import openpyxl

    place = office.inbox / "a.xlsx"
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    write_form(place, form, {"SK_SO": Fill(5)})
    book = openpyxl.load_workbook(place)
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "(CD_VOV)" in cell.value:
                cell.value = said
    book.save(place)
    assert office.judge()["submissions"]["status"].to_list() == ["quarantined"]


def test_a_file_named_by_our_own_command_names_its_unit(office: Any) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    write_form(office.inbox / "2022-S1_CD_TTXVN.xlsx", form, {"SK_SO": Fill(5)})
    assert office.judge()["submissions"]["status"].to_list() == ["quarantined"]
    assert office.rules() == {"one_unit"}


@pytest.mark.parametrize(
    ("said", "status"), [("Ước tính", "E"), ("Ước TH", "E"), ("Tạm tính", "P"), ("Chính thức", "A")]
)
def test_an_estimate_is_recorded_as_one(office: Any, said: str, status: str) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    write_form(office.inbox / "a.xlsx", form, {"SK_SO": Fill(5, status=said)})
    assert office.value("SK_SO")["status"] == status


@pytest.mark.parametrize(
    "title", ["TỔNG HỢP SỐ LIỆU CÔNG ĐOÀN NĂM 2021", "BÁO CÁO 6 THÁNG CUỐI NĂM 2022"]
)
def test_a_title_of_another_period_puts_the_file_aside(
    office: Any, sheet: Any, form: Any, title: str
) -> None:
    lines = form(["1", INITIATIVES, "sáng kiến", 5])
    lines.insert(3, [title])
    sheet(office.inbox / "2022-S1" / "a.xlsx", lines)
    assert office.judge()["submissions"]["status"].to_list() == ["quarantined"]
    assert office.rules() == {"wrong_period"}


def test_a_hidden_row_is_told_and_not_taken(office: Any, form: Any) -> None:
    with xlsxwriter.Workbook(office.inbox / "a.xlsx") as book:
        page = book.add_worksheet("Biểu 2")
        lines = form(["1", INITIATIVES, "sáng kiến", 5], ["2", DIALOGUES, "cuộc", 99])
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
        page.set_row(8, None, None, {"hidden": True})
    assert observed(office) == {"SK_SO": Decimal(5)}
    assert office.rules() == {"visible_row"}


def test_a_half_year_column_is_found_by_its_own_words(office: Any, sheet: Any, form: Any) -> None:
    lines = form(["1", INITIATIVES, "sáng kiến", 5])
    lines[5][3] = "Thực hiện 6 tháng"
    sheet(office.inbox / "a.xlsx", lines)
    assert observed(office) == {"SK_SO": Decimal(5)}


@pytest.mark.parametrize(
    "written",
    ["99999999999999999999999999 tỷ", "9999999999999999999", 1e26, 1e30, 9e17, "9_xD800_9"],
)
def test_a_number_beyond_reason_is_a_finding_on_its_cell(
    office: Any, sheet: Any, form: Any, written: object
) -> None:
    lines = [["1", INITIATIVES, "sáng kiến", written], ["2", DIALOGUES, "cuộc", 7]]
    sheet(office.inbox / "a.xlsx", form(*lines))
    assert observed(office) == {"DT_SO": Decimal(7)}
    findings = office.judge()["findings"]
    assert findings["cell"].to_list() == ["D8"]
    assert findings["severity"].to_list() == ["error"]


def test_a_day_of_no_real_year_is_no_day_of_receipt(office: Any) -> None:
    from etl.inbox import arrivals

    (office.inbox / "0001-01-01 a.xlsx").write_bytes(b"")
    (office.inbox / "b.xlsx").write_bytes(b"")
    (office.inbox / "register.csv").write_text("file,received_at\nb.xlsx,0001-01-01\n")
    assert [one.received_on for one in arrivals(office.inbox)] == [None, None]


def test_the_english_mark_alone_is_enough(office: Any, sheet: Any, form: Any) -> None:
    sheet(office.inbox / "a.xlsx", [["Illustrative figures"], *form()])
    assert office.rules() == {"illustrative_file"}


@pytest.mark.parametrize(
    ("label", "day", "rule"),
    [
        ("Số liệu tính đến ngày", "31/12/2026", "cut_off_in_period"),
        ("Số liệu tính đến ngày", "30/11/2021", "cut_off_in_period"),
        ("Ngày báo cáo", "12/06/2021", "reported_after_it_began"),
    ],
)
def test_a_day_that_cannot_be_is_told_and_not_used(
    office: Any, sheet: Any, form: Any, label: str, day: str, rule: str
) -> None:
    lines = form(["1", INITIATIVES, "sáng kiến", 5])
    lines.insert(2, [f"{label}: {day}"])
    sheet(office.inbox / "a.xlsx", lines)
    assert observed(office) == {"SK_SO": Decimal(5)}
    assert office.rules() == {rule}
    frames = office.judge()
    signed = None if label == "Ngày báo cáo" else date(2022, 6, 10)  # the line of the signature
    as_of = date(2022, 5, 31) if label == "Ngày báo cáo" else None  # the box that is ticked
    assert frames["submissions"]["reported_on"].to_list() == [signed]
    assert frames["observations"]["data_as_of"].to_list() == [as_of]


def test_a_blank_answer_is_not_the_next_question(office: Any, sheet: Any, form: Any) -> None:
    lines = form(["1", INITIATIVES, "sáng kiến", 5])
    lines[1] = ["Đơn vị báo cáo:", "Ngày báo cáo:", "10/6/2022"]
    sheet(office.inbox / "a.xlsx", lines)
    finding = office.judge()["findings"].to_dicts()[0]
    assert finding["rule"] == "known_unit"
    assert "Ngày báo cáo" not in str(finding["raw_text"])


def filled(office: Any, **fills: Fill) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    write_form(office.inbox / "a.xlsx", form, fills)


def test_a_figure_beside_a_status_of_none_is_not_taken(office: Any) -> None:
    filled(office, SK_SO=Fill(5, status="Không áp dụng"), DT_SO=Fill("-", status="Chưa có số liệu"))
    assert observed(office) == {}
    assert office.rules() == {"status_agrees"}
    assert office.value("DT_SO")["missing"] == "pending"


def test_how_a_part_was_read_is_told_like_how_a_value_was(office: Any) -> None:
    filled(office, KNTC_TYLE=Fill(None, "1,200", "1.500"))
    assert observed(office) == {"KNTC_TYLE": Decimal(80)}
    assert office.rules() == {"vietnamese_separators"}


def test_what_stands_behind_a_figure_becomes_its_note(office: Any) -> None:
    filled(office, SK_SO=Fill("36 (tăng 12%)", note="đã công nhận"))
    assert office.value("SK_SO")["note"] == "đã công nhận; tăng 12%"
    assert office.rules() == {"figure_alone"}


def test_a_money_of_two_readings_is_read_as_its_column_is_written(
    office: Any, sheet: Any, form: Any
) -> None:
    money = ["1", "Giá trị làm lợi từ sáng kiến", "đồng", "1.411 tỷ"]
    share = ["2", "Tỷ lệ thu kinh phí công đoàn so dự toán", "%", "98,5"]
    sheet(office.inbox / "a.xlsx", form(money, share))
    assert observed(office)["SK_GIATRI"] == 1411 * 10**9
    finding = office.judge()["findings"].to_dicts()[0]
    assert (finding["rule"], finding["severity"], finding["cell"]) == (
        "read_by_column",
        "info",
        "D8",
    )
    assert "D9 “98,5”" in finding["message_vi"]


@pytest.mark.parametrize("measure", ["1.000đ", "trăm triệu đồng", "đồng/người", "USD"])
def test_a_measure_of_money_is_scaled_or_asked_about(
    office: Any, sheet: Any, form: Any, measure: str
) -> None:
    sheet(office.inbox / "a.xlsx", form(["1", "Số tiền chăm lo Tết", measure, "250.000"]))
    sure = {"CL_TET_TIEN": Decimal(250_000_000)} if measure == "1.000đ" else {}
    assert observed(office) == sure
    assert office.rules() == (set() if sure else {"printed_measure"})
