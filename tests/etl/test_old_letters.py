"""Workbooks in old letters, judged as a refresh would: read as meant, kept as they stand."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter

from etl.form import Fill, write_form
from etl.template import form_of
from warehouse.period import Period

MEMBERS, INITIATIVES = "Tổng số đoàn viên", "Số sáng kiến (được công nhận)"
TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐĂÂÊÔƠƯ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®§¡¢£¤¥¦",
        strict=True,
    )
)
Rows = list[list[Any]]


def in_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(one) or TCVN3.get(one.lower(), one) for one in text)


def in_utf8_misread(text: str) -> str:
    holes = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    said = text.encode()
    return "".join(chr(one) if one in holes else bytes([one]).decode("cp1252") for one in said)


def lossy(text: str) -> str:
    return "".join(one if one.encode("cp1252", "ignore") else "?" for one in text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def typed(rows: Rows, turn: Callable[[str], str]) -> Rows:
    return [[turn(one) if isinstance(one, str) else one for one in row] for row in rows]


@pytest.fixture
def in_font(office: Any) -> Callable[..., Path]:
    """Write rows in a font; `others` names the font of single cells by their address."""

    def write(rows: Rows, font: str = "Times New Roman", **others: str) -> Path:
        place = Path(office.inbox / "a.xlsx")
        with xlsxwriter.Workbook(place) as book:
            page = book.add_worksheet("Biểu 2")
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        at = f"{chr(65 + column)}{number + 1}"
                        style = book.add_format({"font_name": others.get(at, font)})
                        page.write(number, column, value, style)
        return place

    return write


def lines(form: Callable[..., Rows]) -> Rows:
    return form(
        ["1", MEMBERS, "người", "trên 11 ngàn"],
        ["2", INITIATIVES, "sáng kiến", 120],
        ["3", "Tổng cộng", None, 9999],
        unit="Công đoàn Bộ Tài chính",
    )


def observed(office: Any) -> dict[str, tuple[str, Decimal, str]]:
    rows = office.judge()["observations"]
    return {
        row["indicator"]: (row["unit"], row["value"], row["raw_text"]) for row in rows.to_dicts()
    }


@pytest.mark.parametrize(
    ("turn", "font"),
    [(in_tcvn3, ".VnTime"), (in_tcvn3, "Arial"), (in_utf8_misread, "Arial")],
    ids=["TCVN3 by its font", "TCVN3 by proof", "UTF-8 misread"],
)
def test_a_report_in_old_letters_is_read_and_its_raw_text_kept(
    office: Any, form: Any, in_font: Any, turn: Callable[[str], str], font: str
) -> None:
    in_font(typed(lines(form), turn), font)
    assert observed(office) == {
        "DV_TONG": ("CD_BTC", Decimal(11_000), turn("trên 11 ngàn")),
        "SK_SO": ("CD_BTC", Decimal(120), "120"),
    }
    findings = office.judge()["findings"]
    assert findings["rule"].to_list() == ["letters_in_unicode"]
    told = findings.to_dicts()[0]
    assert told["severity"] == "info"
    assert told["raw_text"] == turn("Công đoàn cấp trên : Công đoàn Viên chức Việt Nam")
    assert "Công đoàn cấp trên" in told["message_vi"]


BY_HAND = {  # typed from the tables, as an office would
    "VNI": [
        ["Ñôn vò baùo caùo: Coâng ñoaøn Boä Taøi chính"],
        ["BAÙO CAÙO KEÁT QUAÛ 6 THAÙNG ÑAÀU NAÊM 2022"],
        ["TT", "Noäi dung", "Ñôn vò tính", "Soá löôïng", "Ghi chuù"],
        ["1", "Toång soá ñoaøn vieân", "ngöôøi", "treân 11 ngaøn", None],
        ["2", "Soá saùng kieán (ñöôïc coâng nhaän)", "saùng kieán", 120, None],
    ],
    "cp1258": [
        ["Ðõn viò báo cáo: Công ðoàn Bôò Tài chính"],
        ["BÁO CÁO KÊìT QUÒA 6 THÁNG ÐÂÌU NÃM 2022"],
        ["TT", "Nôòi dung", "Ðõn viò tính", "Sôì lýõòng", "Ghi chú"],
        ["1", "TôÒng sôì ðoàn viên", "ngýõÌi", "trên 11 ngàn", None],
        ["2", "Sôì sáng kiêìn (ðýõòc công nhâòn)", "sáng kiêìn", 120, None],
    ],
}


@pytest.mark.parametrize(
    ("form_of_letters", "font"), [("VNI", "VNI-Times"), ("VNI", "Arial"), ("cp1258", "Arial")]
)
def test_a_report_typed_in_other_old_letters_is_read(
    office: Any, in_font: Any, form_of_letters: str, font: str
) -> None:
    rows = BY_HAND[form_of_letters]
    in_font(rows, font)
    assert observed(office) == {
        "DV_TONG": ("CD_BTC", Decimal(11_000), rows[3][3]),
        "SK_SO": ("CD_BTC", Decimal(120), "120"),
    }
    assert office.judge()["submissions"]["period"].to_list() == ["2022-S1"]
    assert office.rules() == {"letters_in_unicode"}


def test_the_ambiguous_cells_of_a_font_follow_the_proved_ones(
    office: Any, form: Any, in_font: Any
) -> None:
    """“Bé Tư pháp” alone may be meant; in a sheet of TCVN3 it is “Bộ”."""
    rows = form(["1", MEMBERS, "người", 5], unit="Bộ KH&CN")
    in_font(typed(rows, in_tcvn3), "Arial")
    assert observed(office)["DV_TONG"][0] == "CD_BKHCN"


def test_fonts_are_told_cell_by_cell(office: Any, form: Any, in_font: Any) -> None:
    rows = lines(form)
    rows[7][1] = in_tcvn3(MEMBERS)
    in_font(rows, "Times New Roman", B8=".VnTime")
    assert set(observed(office)) == {"DV_TONG", "SK_SO"}
    told = office.judge()["findings"].to_dicts()[0]
    assert (told["rule"], told["cell"], told["raw_text"]) == (
        "letters_in_unicode", "B8", in_tcvn3(MEMBERS)
    )  # fmt: skip


def test_a_part_in_a_font_of_its_own_names_the_font(office: Any, form: Any) -> None:
    rows = lines(form)
    with xlsxwriter.Workbook(office.inbox / "a.xlsx") as book:
        page, old = book.add_worksheet("Biểu 2"), book.add_format({"font_name": ".VnTime"})
        bold = book.add_format({"font_name": ".VnTime", "bold": True})
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        page.write_rich_string("B8", old, in_tcvn3("Tổng số "), bold, in_tcvn3("đoàn viên"))
    assert set(observed(office)) == {"DV_TONG", "SK_SO"}


def test_unicode_in_an_old_font_stays(office: Any, form: Any, in_font: Any) -> None:
    in_font(lines(form), ".VnTime")
    assert set(observed(office)) == {"DV_TONG", "SK_SO"}
    assert office.rules() == set()


def test_letters_typed_apart_are_read_and_kept(office: Any, form: Any, in_font: Any) -> None:
    in_font(typed(lines(form), nfd))
    assert observed(office)["DV_TONG"] == ("CD_BTC", Decimal(11_000), nfd("trên 11 ngàn"))
    assert office.rules() == set()


def test_lost_letters_are_filled_by_the_one_name_that_fits(
    office: Any, form: Any, in_font: Any
) -> None:
    rows = lines(form)
    rows[7][1], rows[8][1] = lossy(MEMBERS), "S? nh?"
    in_font(rows)
    assert set(observed(office)) == {"DV_TONG"}
    findings = office.judge()["findings"].select("rule", "raw_text").rows()
    assert set(findings) == {
        ("known_indicator", "S? nh?"), ("letters_kept", lossy(MEMBERS))
    }  # fmt: skip


def test_a_label_nobody_knows_is_told_restored_and_kept_raw(
    office: Any, form: Any, in_font: Any
) -> None:
    rows = form(["1", "Số cây đã trồng được", "cây", 5], ["2", MEMBERS, "người", 7])
    in_font(typed(rows, in_tcvn3), ".VnTime")
    found = office.judge()["findings"].filter(pl.col("rule") == "known_indicator").to_dicts()[0]
    assert found["raw_text"] == in_tcvn3("Số cây đã trồng được")
    assert "Số cây đã trồng được" in found["message_vi"]


def test_a_unit_nobody_knows_is_told_restored_and_kept_raw(
    office: Any, form: Any, in_font: Any
) -> None:
    rows = form(["1", MEMBERS, "người", 5], unit="Công đoàn Hội Làm vườn")
    in_font(typed(rows, in_tcvn3), ".VnTime")
    found = office.judge()["findings"].filter(pl.col("rule") == "known_unit").to_dicts()[0]
    assert found["raw_text"] == in_tcvn3("Đơn vị báo cáo : Công đoàn Hội Làm vườn")
    assert "Công đoàn Hội Làm vườn" in found["message_vi"]


def test_a_doubtful_cell_is_told_restored_and_kept_raw(
    office: Any, form: Any, in_font: Any
) -> None:
    rows = form(["1", MEMBERS, "người", "mười hai người nghỉ"], ["2", INITIATIVES, None, 7])
    in_font(typed(rows, in_tcvn3), ".VnTime")
    found = office.judge()["findings"].filter(pl.col("rule") == "number").to_dicts()[0]
    assert found["raw_text"] == in_tcvn3("mười hai người nghỉ")
    assert "mười hai người nghỉ" in found["message_vi"]


@pytest.mark.parametrize("turn", [in_tcvn3, in_utf8_misread, nfd])
def test_a_folder_in_old_letters_names_its_unit(
    office: Any, turn: Callable[[str], str], sheet: Any, form: Any
) -> None:
    rows = form(["1", MEMBERS, "người", 5])[2:]
    sheet(office.inbox / turn("Công đoàn Bộ Tài chính") / "a.xlsx", rows)
    assert observed(office)["DV_TONG"][0] == "CD_BTC"


def test_our_own_form_is_never_restored(office: Any) -> None:
    form = form_of(office.reference, "CDVC_K3", "CD_VOV", Period(2022, 1))
    write_form(office.inbox / "a.xlsx", form, {"SK_SO": Fill(5)})
    assert office.value("SK_SO")["value"] == Decimal(5)
    assert "letters_in_unicode" not in office.rules()


@pytest.mark.parametrize(
    "label", ["Tổng cộng", "Cộng", "TỔNG SỐ", "Toàn Khối", "I+II", "Cộng I+II"]
)
def test_a_row_of_totals_is_never_loaded(office: Any, sheet: Any, form: Any, label: str) -> None:
    sheet(office.inbox / "a.xlsx", form(["1", MEMBERS, "người", 5], [None, label, None, 500]))
    assert {code: value for code, (_, value, _) in observed(office).items()} == {
        "DV_TONG": Decimal(5)
    }
    assert office.rules() == set()
