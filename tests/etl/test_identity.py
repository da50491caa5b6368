"""Who and what a name means: the pairs that are never confused, the short forms, the blocs."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warehouse.reference
from etl.abbreviation import tokens
from etl.identity import Names
from etl.wording import fold
from warehouse.period import Period
from warehouse.reference import Reference

FOLDER = Path(warehouse.reference.__file__).parent
REFERENCE = warehouse.reference.read(FOLDER)
NAMES = Names(REFERENCE)
MEMBERS = "Tổng số đoàn viên"


def with_units(*units: tuple[str, str, Any, Any]) -> Reference:
    """Add units to the reference: code, name, first and last day."""
    blank = dict.fromkeys(REFERENCE.tables["unit"][0])
    rows = [
        blank | {"unit": code, "name_vi": name, "valid_from": begun, "valid_to": ended}
        for code, name, begun, ended in units
    ]
    tables = {**REFERENCE.tables, "unit": [*REFERENCE.tables["unit"], *rows]}
    return Reference(tables, "another")


WIDE = Names(
    with_units(
        ("CD_BCT", "Công đoàn Bộ Công Thương", None, None),
        ("CD_KHCNVN", "Công đoàn Khoa học và Công nghệ Việt Nam", None, None),
        ("CD_VPCTN", "Công đoàn Văn phòng Chủ tịch nước", None, None),
        ("CD_YTTB", "Công đoàn ngành Y tế tỉnh Thái Bình", None, None),
        ("CD_HTX", "Công đoàn Liên minh Hợp tác xã Việt Nam", None, None),
    )
)
WRITTEN = {
    "CD_VASS": ["Viện Hàn lâm KHXHVN", "CĐ VHL KHXH Việt Nam", "CĐ Viện Hàn lâm Khoa học xã hội"],
    "CD_VAST": ["Viện Hàn lâm KH&CN VN", "VHL KH-CN VN", "CĐ Viện Hàn lâm KHCNVN"],
    "CD_BKHCN": ["Bộ KH&CN", "CĐ Bộ KH-CN", "CĐ Bộ Khoa học & Công nghệ", "Bộ KHCN"],
    "CD_BKHDT": ["Bộ KH&ĐT", "CĐ Bộ KH-ĐT", "Công đoàn Bộ Kế hoạch & Đầu tư", "Bộ KHĐT"],
    "CD_KHCNVN": ["CĐ KH&CN Việt Nam", "CĐ KHCN VN", "Công đoàn Khoa học & Công nghệ VN"],
    "CD_BTC": ["CĐ Bộ Tài chính", "Bộ tài chính", "CĐ BỘ TÀI CHÍNH", "CĐ Tài chính"],
    "CD_BTNMT": ["CĐ Bộ TN-MT", "Bộ TNMT", "Bộ Tài nguyên & Môi trường", "CĐ Bộ TN&MT"],
    "CD_BNV": ["BNV", "CĐ BNV", "CĐ Bộ Nội vụ", "CĐ Nội vụ"],
    "CD_BNG": ["BNG", "CĐ BNG", "CĐ Bộ Ngoại giao", "CĐ Ngoại giao"],
    "CD_TTXVN": ["TTXVN", "CĐ TTX VN", "Thông tấn xã VN"],
    "CD_VOV": ["Đài TNVN", "CĐ Đài Tiếng nói VN", "VOV", "CĐ Đài Tiếng nói"],
    "CD_VTV": ["Đài THVN", "CĐ Đài Truyền hình VN", "VTV", "CĐ Đài Truyền hình"],
    "CD_VPCP": ["VPCP", "CĐ VP Chính phủ", "CĐ Văn phòng CP"],
    "CD_VPQH": ["VPQH", "CĐ VP Quốc hội", "VP QH", "CĐ Văn phòng QH"],
    "CD_VPTWD": ["VP TW Đảng", "CĐ VPTW Đảng", "Văn phòng Trung ương Đảng"],
    "CD_VPCTN": ["CĐ VP Chủ tịch nước", "CĐ VPCTN"],
    "CD_NHVN": ["CĐ NH Việt Nam", "CĐ Ngân hàng VN", "CĐ NHVN"],
    "CD_VDB": ["CĐ NHPT Việt Nam", "Ngân hàng Phát triển VN", "VDB"],
    "CD_CTVN": ["CĐ Công Thương VN", "Công đoàn Công thương Việt Nam"],
    "CD_BCT": ["CĐ Bộ Công Thương", "Công đoàn Bộ Công thương Việt Nam"],
    "CD_YTVN": ["CĐ Y tế VN", "Công đoàn Y tế Việt Nam"],
    "CD_YTTB": ["CĐ ngành Y tế tỉnh Thái Bình"],
    "CD_VUSTA": ["LHH KH&KT VN", "CĐ Liên hiệp các Hội KHKT Việt Nam", "VUSTA"],
    "CD_HTX": ["CĐ Liên minh HTX VN", "Công đoàn Liên minh HTX"],
    "CD_TWDOAN": ["TW Đoàn TNCS HCM", "CĐ Cơ quan TW Đoàn TNCS Hồ Chí Minh"],
    "CD_HVCTQGHCM": ["HV CTQG HCM", "CĐ HVCTQG Hồ Chí Minh"],
    "CD_TWMTTQ": ["CĐ Cơ quan TW MTTQ VN", "TW Mặt trận Tổ quốc Việt Nam"],
    "CD_BLDTBXH": ["Bộ LĐTBXH", "CĐ Bộ LĐ-TB&XH", "CĐ Bộ Lao động, Thương binh và Xã hội"],
    "CD_BVHTTDL": ["Bộ VHTTDL", "CĐ Bộ VHTT-DL", "CĐ Bộ Văn hoá, Thể thao và Du lịch"],
    "CD_KTNN": ["KTNN", "CĐ Kiểm toán Nhà nước"],
    "CD_CAND": ["CĐ CAND"],
    "CDVCVN": ["CĐVCVN", "CĐ Viên chức VN"],
    "TLD": ["TLĐ", "Tổng LĐLĐVN", "Tổng LĐLĐ Việt Nam", "TLĐLĐVN"],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in WRITTEN.items() for text in texts]
)
def test_a_unit_is_known_by_what_people_call_it(code: str, text: str) -> None:
    assert WIDE.reporter(text) == code
    assert WIDE.reporter(text.upper()) == code


PAIRS = [
    ("CD_VASS", "CD_VAST"), ("CD_BKHCN", "CD_BKHDT"), ("CD_BTC", "CD_BTNMT"),
    ("CD_BNV", "CD_BNG"), ("CD_TTXVN", "CD_VOV"), ("CD_VOV", "CD_VTV"), ("CD_VPCP", "CD_VPQH"),
    ("CD_VPQH", "CD_VPTWD"), ("CD_VPCP", "CD_VPCTN"), ("CD_CTVN", "CD_BCT"),
    ("CD_VDB", "CD_NHVN"), ("CD_YTVN", "CD_YTTB"), ("CD_KHCNVN", "CD_BKHCN"),
    ("CD_KHCNVN", "CD_VAST"), ("CD_VUSTA", "CD_HTX"), ("CD_TWDOAN", "CD_HVCTQGHCM"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair for two in PAIRS for pair in permutations(two)])
def test_a_unit_is_never_taken_for_its_neighbour(one: str, other: str) -> None:
    """Where the reference lacks one of two, what names it is unknown, not the other."""
    kept = [row for row in WIDE.units.values() if row["unit"] != one]
    aliases = [row for row in REFERENCE.tables["alias"] if row["code"] != one]
    alone = Names(Reference({**REFERENCE.tables, "unit": kept, "alias": aliases}, "less"))
    for text in WRITTEN[one]:
        if text in {"CĐ Tài chính", "CĐ Nội vụ", "CĐ Ngoại giao"}:
            continue  # says too little to be told apart by
        assert alone.reporter(text) != other


@pytest.mark.parametrize(
    "text",
    ["CĐ KH&CN", "CĐ Công Thương", "CĐ Ngân hàng", "CĐ Văn phòng", "CĐ Viện Hàn lâm", "CĐ Bộ",
     "CĐ Đài", "Công đoàn", "Công đoàn Việt Nam", "Công đoàn cơ quan", "CĐ Bộ Xây dựng",
     "CĐ ngành Y tế", "CĐ Y tế tỉnh Hà Nam", "Bộ Tài nguyên", "Y tế", "Tài chính", "Quốc phòng",
     "Giáo dục", "Công đoàn Bộ", "CĐ Khoa học", "Liên đoàn Lao động tỉnh Thái Bình",
     "CĐ Ngân hàng Nông nghiệp và Phát triển nông thôn", "CĐ Bộ NN&PTNT"],
)  # fmt: skip
def test_what_may_mean_two_or_says_too_little_names_nobody(text: str) -> None:
    assert WIDE.reporter(text) is None


def test_both_that_a_name_may_mean_are_offered() -> None:
    offered = WIDE.nearest("unit", "CĐ Công Thương")
    assert offered == (
        "Công đoàn Bộ Công Thương (CD_BCT) / Công đoàn Công Thương Việt Nam (CD_CTVN)"
    )


def test_two_names_that_fold_alike_are_told_apart_by_their_marks_or_not_at_all() -> None:
    names = Names(
        with_units(("CD_MA", "Công đoàn Mạ", None, None), ("CD_MAS", "Công đoàn Má", None, None))
    )
    assert (names.reporter("CĐ Mạ"), names.reporter("Công đoàn mạ")) == (None, "CD_MA")
    assert names.reporter("CONG DOAN MA") is None
    assert names.nearest("unit", "Cong doan ma") == "Công đoàn Mạ (CD_MA) / Công đoàn Má (CD_MAS)"


@given(
    st.sampled_from([(code, str(row["name_vi"])) for code, row in WIDE.units.items()]), st.data()
)
@settings(max_examples=150, deadline=None)
def test_a_name_without_one_of_its_words_is_itself_or_nobody(
    named: tuple[str, str], data: Any
) -> None:
    code, name = named
    words = name.split()
    gone = data.draw(st.integers(0, len(words) - 1))
    assert WIDE.reporter(" ".join(words[:gone] + words[gone + 1 :])) in {code, None}


@pytest.mark.parametrize(
    ("text", "bloc"),
    [
        ("Khối I", "CDVC_K1"), ("Khối 1", "CDVC_K1"), ("Khối số I", "CDVC_K1"),
        ("Khối thi đua số 1", "CDVC_K1"), ("Khối 01", "CDVC_K1"), ("KHỐI THI ĐUA SỐ II", "CDVC_K2"),
        ("Khối TĐ số 2 CĐVCVN", "CDVC_K2"), ("Khối III CĐ Viên chức Việt Nam", "CDVC_K3"),
        ("Khối 11 CĐ ngành", "TLD_KCN11"), ("Khối thi đua 11 CĐ ngành Trung ương", "TLD_KCN11"),
        ("Khối 11", None), ("Khối XI", None), ("Khối VII", None), ("Khối số 9", None),
        ("Khối thi đua 6 CĐ ngành", None), ("Khối 9 CĐ Tập đoàn", None),
        ("Khối 2 CĐ ngành", None), ("Khối I Công đoàn Y tế Việt Nam", None),
    ],
)  # fmt: skip
def test_blocs_bear_their_number_in_either_script(text: str, bloc: str | None) -> None:
    assert WIDE.reporter(text) == bloc


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Số ĐV kết nạp mới", "DV_KETNAP_MOI"), ("Số lượng đoàn viên kết nạp mới", "DV_KETNAP_MOI"),
        ("Số đoàn viên được kết nạp mới", "DV_KETNAP_MOI"),
        ("Số CĐ cơ sở thành lập mới", "CDCS_TLMOI"),
        ("Tỉ lệ DN tổ chức hội nghị NLĐ", "HNNLD_TYLE"), ("Số lao động được ký HĐLĐ", "HDLD_SO"),
        ("Tỉ lệ cơ quan, ĐV đạt chuẩn văn hoá", "CQ_VANHOA_TYLE"),
        ("Số đoàn viên\nnữ", "DV_NU"), ("Số vụ TNLĐ", "TNLD_VU"),
        ("Tỷ lệ lao động trên tổng số đoàn viên", None), ("Số CĐCS chưa thành lập mới", None),
        ("Đoàn viên", None), ("Số", None), ("Kết nạp", None),
    ],
)  # fmt: skip
def test_an_indicator_is_known_by_all_its_words_in_their_order(
    label: str, code: str | None
) -> None:
    assert WIDE.indicator([label]) == code


def test_of_two_units_of_one_name_the_one_in_force_is_meant() -> None:
    names = Names(
        with_units(
            ("CD_CU", "Công đoàn Bộ Dân tộc", None, date(2025, 2, 28)),
            ("CD_MOI", "Công đoàn Bộ Dân tộc", date(2025, 3, 1), None),
        )
    )
    assert names.reporter("CĐ Bộ Dân tộc") is None
    assert names.reporter("CĐ Bộ Dân tộc", Period(2024)) == "CD_CU"
    assert names.reporter("CĐ Bộ Dân tộc", Period(2025, 2)) == "CD_MOI"
    assert names.reporter("CĐ Bộ Dân tộc", Period(2025, 1)) is None  # both, for a part of it


def test_a_unit_that_has_ended_cannot_report_for_later(office: Any, sheet: Any, form: Any) -> None:
    office.reference = with_units(("CD_CU", "Công đoàn Bộ Dân tộc", None, date(2021, 2, 28)))
    sheet(office.inbox / "a.xlsx", form(["1", MEMBERS, "người", 5], unit="CĐ Bộ Dân tộc"))
    assert office.judge()["submissions"]["status"].to_list() == ["quarantined"]
    assert office.rules() == {"unit_in_force"}


def test_the_old_name_stands_in_the_years_before(office: Any, sheet: Any, form: Any) -> None:
    office.reference = with_units(
        ("CD_CU", "Công đoàn Bộ Dân tộc", None, date(2025, 2, 28)),
        ("CD_MOI", "Công đoàn Bộ Dân tộc", date(2025, 3, 1), None),
    )
    sheet(office.inbox / "a.xlsx", form(["1", MEMBERS, "người", 5], unit="CĐ Bộ Dân tộc"))
    assert office.judge()["submissions"]["unit"].to_list() == ["CD_CU"]
    assert office.rules() == set()


def test_an_unknown_name_is_asked_about_with_what_it_may_mean(
    office: Any, sheet: Any, form: Any
) -> None:
    sheet(office.inbox / "a.xlsx", form(["1", MEMBERS, "người", 5], unit="CĐ Bộ Công Thương"))
    finding = office.judge()["findings"].to_dicts()[0]
    assert (finding["rule"], finding["suggestion"]) == (
        "known_unit", "Công đoàn Công Thương Việt Nam (CD_CTVN)"
    )  # fmt: skip
    assert finding["message_vi"].endswith(
        "Có phải là Công đoàn Công Thương Việt Nam (CD_CTVN) không?"
    )


@pytest.fixture
def own_reference(tmp_path: Path) -> Callable[..., Reference]:
    """Copy the reference as an office has it, with more lines of aliases."""

    def read(*more: str) -> Reference:
        place = tmp_path / "reference"
        shutil.copytree(FOLDER, place, dirs_exist_ok=True)
        with (place / "alias.csv").open("a", encoding="utf-8") as aliases:
            aliases.writelines(f"{line}\n" for line in more)
        return warehouse.reference.read(place)

    return read


def test_one_line_in_the_alias_table_and_the_next_refresh_takes_the_file(
    office: Any, sheet: Any, form: Any, own_reference: Callable[..., Reference]
) -> None:
    lines = form(["1", "Quân số công đoàn", "người", 5], unit="Nhà Đài")
    sheet(office.inbox / "a.xlsx", lines)
    office.reference = own_reference()
    assert office.judge()["submissions"]["status"].to_list() == ["refused"]
    unit = "unit,Nhà Đài,CD_VOV,"
    office.reference = own_reference(unit)
    assert office.judge()["submissions"]["unit"].to_list() == ["CD_VOV"]
    assert office.rules() == {"known_indicator"}
    office.reference = own_reference(unit, "indicator,Quân số công đoàn,DV_TONG,THONG_LE")
    assert office.value("DV_TONG")["value"] == Decimal(5)
    assert office.rules() == set()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("VKSNDTC", "VKSND tối cao"), ("TANDTC", "Toà án nhân dân tối cao"),
        ("BCH CĐ", "Ban Chấp hành công đoàn"), ("BTV", "Ban Thường vụ"),
        ("UBKT", "Uỷ ban kiểm tra"), ("CNVCLĐ", "công nhân, viên chức, lao động"),
        ("CBCCVC", "cán bộ, công chức, viên chức"), ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
        ("TTCS", "trực tiếp cơ sở"), ("DN", "doanh nghiệp"), ("MTTQ", "Mặt trận Tổ quốc"),
        ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"), ("GTVT", "giao thông vận tải"),
        ("TT&TT", "Thông tin và Truyền thông"), ("KTNN", "Kiểm toán nhà nước"),
    ],
)  # fmt: skip
def test_short_forms_are_written_out(short: str, long: str) -> None:
    assert tokens(fold(short)) == tokens(fold(long))


@pytest.mark.parametrize("folder", ["Công đoàn Viên chức Việt Nam", "CĐVCVN", "CDVC"])
def test_a_report_in_the_folder_of_the_union_above_is_no_contradiction(
    office: Any, sheet: Any, form: Any, folder: str
) -> None:
    rows = form(["1", MEMBERS, "người", 5])
    sheet(office.inbox / folder / "a.xlsx", rows)
    sheet(office.inbox / folder / "VOV" / "b.xlsx", [*rows[2:], ["."]])
    frames = office.judge()
    assert frames["submissions"]["unit"].to_list() == ["CD_VOV", "CD_VOV"]
    assert frames["submissions"]["status"].to_list() == ["accepted", "accepted"]


@pytest.mark.parametrize("stranger", ["CĐ KH&CN VN", "CĐ KH-CN VN", "Bộ KH&KT"])
def test_a_column_of_a_unit_nobody_knows_is_told_and_is_no_plan(
    office: Any, sheet: Any, stranger: str
) -> None:
    heading = ["TT", "Nội dung", "ĐVT", "CĐ VHL KHXH VN", "CĐ VHL KH&CN VN", stranger]
    rows = [heading, ["1", MEMBERS, "người", 5, 6, 7]]
    sheet(office.inbox / "a.xlsx", [["BÁO CÁO KHỐI THI ĐUA SỐ 3 NĂM 2022"], *rows])
    frames = office.judge()
    values = frames["observations"].select("unit", "value").rows()
    assert values == [("CD_VASS", Decimal(5)), ("CD_VAST", Decimal(6))]
    assert frames["mentions"].is_empty()
    assert frames["findings"].select("rule", "raw_text").rows() == [("known_column", stranger)]


def test_a_code_in_the_file_is_surer_than_any_name() -> None:
    assert WIDE.reporter("Đài Truyền hình Việt Nam (CD_VOV)") == "CD_VOV"


def test_names_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(replace(REFERENCE))
    names.reporter("CĐ Bộ Tài chính")
    monkeypatch.setattr(names, "_candidates", lambda *_: pytest.fail("looked up again"))
    assert names.reporter("CĐ Bộ Tài chính") == "CD_BTC"
