"""The sheet of checks: what it says while a form is filled, computed by a spreadsheet."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.form import Before, Earlier
from etl.form.entry import number_or_words
from etl.form.words import CHECK, FACES
from etl.template import write_template
from warehouse.period import Period

REPORT = FACES["indicators"].sheet
SPREADSHEET = shutil.which("soffice") or "soffice"  # `make test` installs it
KNOWN = {
    "CD_VOV": {
        "SK_SO": Earlier(Before("1.411", 1411.0), Before("> 900", 900.0)),
        "TT_CUOC": Earlier(Before("50", 50.0), Before("20", 20.0)),
        "CL_TIEN": Earlier(Before("455,5", 455.5), Before("200", 200.0)),
        "DV_TONG": Earlier(Before("4.000", 4000.0), Before("4.100", 4100.0)),
        "LUONG_BQ": Earlier(Before("11.000.000", 11e6)),
        "DT_SO": Earlier(None, Before("12", 12.0)),
        "XH_TIEN": Earlier(Before("-", 0.0)),
    }
}
# What is written (value, numerator, denominator, status), the verdict, and words of the sentence.
FILLED: dict[str, tuple[tuple[Any, Any, Any, Any], str, str]] = {
    "SK_SO": (("trên 1.400", None, None, "Ước"), "Đủ", ""),
    "SK_GIATRI": (("178 tỷ đồng", None, None, None), "Đủ", ""),
    "TT_CUOC": ((5000, None, None, None), "Nên xem", "100 lần trở lên so với cùng kỳ năm trước"),
    "CL_TIEN": (("900 triệu", None, None, None), "Đủ", ""),
    "DV_TONG": (("gần 4.050", None, None, None), "Đủ", ""),
    "DT_SO": ((7, None, None, None), "Nên xem", "Nhỏ hơn 6 tháng đầu năm (12)"),
    "XH_TIEN": (("2 tỷ 350 triệu", None, None, None), "Đủ", ""),
    "LUONG_BQ": (("11.250.000", None, 400, None), "Đủ", ""),
    "KTTC_CDCS": ((18, None, 20, None), "Đủ", ""),
    "KTTC_CAPTREN": ((9, None, 8, None), "Cần sửa", "Số lớn hơn mẫu số"),
    "TT_NQ_TYLE": ((None, 190, 200, None), "Đủ", ""),
    "HT_TYLE": ((None, 210, 200, None), "Cần sửa", "Tử số lớn hơn mẫu số"),
    "HNCBCC_TYLE": ((None, 10, None, None), "Thiếu", "Chưa ghi mẫu số"),
    "QCDC_TYLE": ((None, "trên 190", "200", None), "Đủ", ""),
    "THU_KPCD_TYLE": ((None, 1200.5, 1000, None), "Đủ", ""),
    "KNTC_TYLE": ((None, 0, 0, None), "Đủ", ""),
    "TULD_TYLE": ((None, None, None, "Không áp dụng"), "Đủ", ""),
    "TNLD_VU": (("-", None, None, None), "Đủ", ""),
    "LD_THIEUVIEC": (("-", None, None, None), "Cần sửa", "dấu “-” không dùng ở đây"),
    "DV_KETNAP_MOI": (("12 người nghỉ", None, None, None), "Cần sửa", "không đọc được thành số"),
    "CT_THIDUA": ((1.411, None, None, None), "Cần sửa", "số lẻ"),
    "MOHINH_MOI": ((-3, None, None, None), "Cần sửa", "số âm"),
    "DV_TANG_THUC": ((-3, None, None, None), "Đủ", ""),
    "CL_LUOT": ((50, None, None, "Chưa có số liệu"), "Cần sửa", "nhưng vẫn có số"),
    "TCLD_VU": (("1O5", None, None, None), "Cần sửa", "không đọc được thành số"),
    "PL_THOATHUAN": (("tăng 12%", None, None, None), "Cần sửa", "không đọc được thành số"),
    "MACD_SO": (("chưa có số liệu", None, None, None), "Đủ", ""),
    "TULD_MOI": (("12.5", None, None, None), "Cần sửa", "số lẻ"),
    "TV_PL_LUOT": (("1,5 vạn", None, None, None), "Đủ", ""),
    "TK_CLP_TIEN": (("1.411 tỷ", None, None, None), "Cần sửa", "hai cách"),
    "NO_LUONG": ((0, None, None, None), "Đủ", ""),
    "QT_DUNGHAN": (("Có", None, None, None), "Đủ", ""),
    "BLDST": (("10-12", None, None, None), "Cần sửa", "không đọc được thành số"),
    "CB_TAPHUAN": (("36 (66,6%)", None, None, None), "Đủ", ""),
    "DV_UUTU_GT": (("05", None, None, None), "Đủ", ""),
    "NHA_THUE": (("1\u00a0411", None, None, None), "Đủ", ""),
    "VT_HOATDONG": ((None, None, None, None), "Thiếu", "Chưa ghi số"),
    "CDCS_HTT_TYLE": (("92,5%", None, None, None), "Nên xem", "Nên ghi cả tử số và mẫu số"),
}  # fmt: skip


@pytest.fixture(scope="module")
def blank(reference: Any, tmp_path_factory: Any) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    return write_template(reference, "CDVC_K3", Period(2022), ["CD_VOV"], folder, (), KNOWN)[0]


def columns(sheet: Any) -> tuple[int, dict[str, int]]:
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Mã" for cell in row))
    return head[0].row, {str(cell.value): cell.column for cell in head if cell.value}


def fill(place: Path, target: Path) -> None:
    book = openpyxl.load_workbook(place)
    sheet = book[REPORT]
    header, at = columns(sheet)
    day = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Ngày báo cáo:")
    sheet.cell(day.row, at["Tình trạng số liệu"]).value = date(2022, 12, 5)
    for row in range(header + 1, sheet.max_row + 1):
        code = sheet.cell(row, at["Mã"]).value
        if code in FILLED:
            heads = ("Thực hiện", "Tử số", "Mẫu số", "Tình trạng số liệu")
            for heading, written in zip(heads, FILLED[code][0], strict=True):
                if written is not None:
                    sheet.cell(row, at[heading]).value = written
    book.save(target)


def said(place: Path) -> tuple[str, dict[str, tuple[str, str]]]:
    book = openpyxl.load_workbook(place, data_only=True)
    sheet = book[CHECK.sheet]
    header, at = columns(sheet)
    rows = range(header + 1, sheet.max_row + 1)
    told = {
        sheet.cell(row, at["Mã"]).value: (
            str(sheet.cell(row, at["Kết luận"]).value),
            str(sheet.cell(row, at["Điều cần xem"]).value or ""),
        )
        for row in rows
    }
    return str(sheet.cell(header - 2, 1).value), told


@pytest.fixture(scope="module")
def computed(blank: Path, tmp_path_factory: Any) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(blank, folder / "dien.xlsx")
    return recomputed(folder / "dien.xlsx")


def recomputed(place: Path) -> Path:
    """Let a spreadsheet program open the workbook, compute it and save it."""
    home = f"-env:UserInstallation=file://{place.parent}/home"
    out = place.parent / "computed"
    words = ["--headless", "--convert-to", "xlsx", "--outdir", str(out), str(place)]
    subprocess.run([SPREADSHEET, home, *words], check=True, capture_output=True)
    return out / place.name


def test_the_sums_at_the_top_count_the_verdicts(computed: Path) -> None:
    sentence, told = said(computed)
    verdicts = [verdict for verdict, _ in told.values()]
    assert sentence == (
        f"Còn {verdicts.count('Thiếu')} dòng thiếu, {verdicts.count('Cần sửa')} dòng cần sửa, "
        f"{verdicts.count('Nên xem')} dòng nên xem, trong {len(told)} chỉ tiêu."
        " Chưa ghi số liệu tính đến ngày."
    )
    report = openpyxl.load_workbook(computed, data_only=True)[REPORT]
    header, at = columns(report)
    assert report.cell(header - 1, 1).value == sentence
    for row in range(header + 1, report.max_row + 1):
        code = report.cell(row, at["Mã"]).value
        if code in told:
            assert report.cell(row, at["Kiểm tra"]).value == told[code][0]


def test_rows_moved_in_the_report_keep_their_verdicts(computed: Path, tmp_path: Path) -> None:
    """The checks follow the code, not the row."""
    _, before = said(computed)
    book = openpyxl.load_workbook(computed)
    sheet = book[REPORT]
    header, at = columns(sheet)
    rows = {sheet.cell(row, at["Mã"]).value: row for row in range(header + 1, sheet.max_row + 1)}
    one, two = rows["SK_SO"], rows["DV_KETNAP_MOI"]
    for heading in ("Mã", "Thực hiện", "Tình trạng số liệu"):
        first, second = sheet.cell(one, at[heading]), sheet.cell(two, at[heading])
        first.value, second.value = second.value, first.value
    book.save(tmp_path / "doi.xlsx")
    _, after = said(recomputed(tmp_path / "doi.xlsx"))
    assert after == before


def test_a_row_that_is_gone_or_doubled_is_told(computed: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(computed)
    sheet = book[REPORT]
    header, at = columns(sheet)
    for row in range(header + 1, sheet.max_row + 1):
        if sheet.cell(row, at["Mã"]).value == "SK_SO":
            sheet.cell(row, at["Mã"]).value = "TT_CUOC"
    book.save(tmp_path / "doi.xlsx")
    _, told = said(recomputed(tmp_path / "doi.xlsx"))
    assert told["SK_SO"] == ("Cần sửa", "Không còn dòng mang mã này trong trang Báo cáo.")
    assert told["TT_CUOC"][1].startswith("Mã này có ở hai dòng.")


@pytest.mark.parametrize(
    ("whole", "negative", "fits"),
    [
        (True, False, [12, 0, "trên 1.400", "-", "178 tỷ"]),
        (False, False, [12.5, "2,5 triệu"]),
        (True, True, [-3, "gần 5"]),
    ],
)
def test_what_is_typed_is_warned_of_only_if_it_is_no_number(
    tmp_path: Path, *, whole: bool, negative: bool, fits: list[Any]
) -> None:
    doubtful = ["không rõ", 1.5 if whole else -1, *([] if negative else [-2])]
    book = openpyxl.Workbook()
    assert book.active is not None
    for row, value in enumerate([*fits, *doubtful], start=1):
        book.active.cell(row, 1).value = value
        condition = number_or_words(f"A{row}", whole=whole, negative=negative)
        book.active.cell(row, 2).value = f"={condition}"
    book.save(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(recomputed(tmp_path / "a.xlsx"), data_only=True).active
    assert sheet is not None
    answers = [bool(row[1].value) for row in sheet.iter_rows()]
    assert answers == [True] * len(fits) + [False] * len(doubtful)


def test_a_blank_form_shows_what_its_formulas_will_say(blank: Path) -> None:
    sentence, told = said(blank)
    assert set(told.values()) == {("Thiếu", "Chưa ghi số.")}
    assert sentence.startswith(f"Còn {len(told)} dòng thiếu, 0 dòng cần sửa")
    shown = dict(said(recomputed(blank))[1].items())
    assert shown == told


def formulas(place: Path) -> list[str]:
    sheets = openpyxl.load_workbook(place).worksheets
    cells = (cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return [value for value in cells if isinstance(value, str) and value.startswith("=")]


def test_formulas_are_such_as_excel_2010_knows(blank: Path) -> None:
    known = {
        "ABS", "AND", "COUNTIF", "FIND", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER", "ISTEXT",
        "LEFT", "LEN", "LOWER", "MATCH", "MID", "N", "OR", "RIGHT", "SUBSTITUTE", "TRIM",
    }  # fmt: skip
    written = formulas(blank)
    assert len(written) > 500
    for formula in written:
        bare = re.sub(r'"(?:[^"]|"")*"', "", formula)
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= known
        assert len(formula) <= 8192
        assert bare.count("(") == bare.count(")")
        assert depth(bare) <= 64
        assert all(len(text) <= 255 for text in re.findall(r'"((?:[^"]|"")*)"', formula))
        assert "{" not in bare


def depth(formula: str) -> int:
    """Count how deep brackets stand within brackets."""
    deepest = now = 0
    for sign in formula:
        now += {"(": 1, ")": -1}.get(sign, 0)
        deepest = max(deepest, now)
    return deepest


def test_each_row_is_judged_by_vietnamese_habit(computed: Path) -> None:
    _, told = said(computed)
    wrong = {
        code: (told[code], verdict, words)
        for code, (_, verdict, words) in FILLED.items()
        if told[code][0] != verdict
        or words not in told[code][1]
        or (verdict == "Đủ" and told[code][1])
    }
    assert not wrong
