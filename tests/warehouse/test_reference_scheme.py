"""What is wrong in a scoring scheme is told all together, each with its file and key."""

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.reference import Problem, ReferenceError, read, read_overlay  # noqa: A004
from warehouse.settings import ROOT

SHIPPED = ROOT / "warehouse" / "reference"
FILE = "covenants/2026-CDVC_K1.toml"
HEAD = """
bloc = "CDVC_K1"
year = 2026
members = ["CD_BNG", "CD_BTP"]
"""
SCHEME = """
[scheme]
scale = 100
bonus_cap = 5
deduction_cap = 10
main_group = "G5"
tie_order = ["content_points", "votes"]

[[scheme.grade]]
grade = "XS"
name_vi = "Hoàn thành xuất sắc nhiệm vụ"
at_least = 90
each_at_least = 50

[[criterion]]
criterion = "TC1"
name_vi = "Kết nạp đoàn viên"
content_group = "G5"
indicator = "DV_KETNAP_MOI"
max_points = 60
rule = "steps"
steps = [{ at_least = 100, share = 100 }, { at_least = 90, share = 80 }]

[[criterion]]
criterion = "TC2"
name_vi = "Tai nạn lao động"
indicator = "TNLD_VU"
max_points = 35
rule = "lower_is_better"
per_case = 5

[[criterion]]
criterion = "THUONG"
name_vi = "Mô hình mới"
kind = "bonus"
indicator = "MOHINH_MOI"
max_points = 5
rule = "per_case"
per_case = 1

[[criterion]]
criterion = "CHAM"
name_vi = "Báo cáo chậm"
kind = "deduction"
max_points = 3
rule = "late_report"
per_day = 0.5

[[gate]]
gate = "KY"
name_vi = "Đã ký giao ước"
rule = "signed"

[[gate]]
gate = "LOAI"
name_vi = "Xếp loại tốt trở lên"
rule = "grade_at_least"
grade = "XS"

[[gate_statement]]
gate = "KY"
unit = "CD_BNG"
outcome = "passed"
stated_on = 2026-12-20

[[quota]]
award = "CO"
name_vi = "Cờ thi đua"
number = 1
decision = "12/HD"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for table in SHIPPED.glob("*.csv"):
        shutil.copy(table, tmp_path)
    (tmp_path / "covenants").mkdir()
    return tmp_path


def write(office: Path, text: str) -> None:
    (office / FILE).write_text(HEAD + text, "utf-8")


def rows(office: Path, table: str) -> list[dict[str, Any]]:
    return [row for row in read(office).tables[table] if row["covenant"] == "2026-CDVC_K1"]


def told(office: Path, text: str) -> list[tuple[object, str]]:
    write(office, text)
    with pytest.raises(ReferenceError) as refusal:
        read(office)
    assert {problem.file for problem in refusal.value.problems} == {FILE}
    assert all(problem.sentence.en for problem in refusal.value.problems)
    return [(problem.place, problem.sentence.vi) for problem in refusal.value.problems]


def test_a_scheme_is_read_whole(office: Path) -> None:
    write(office, SCHEME)
    (scheme,) = rows(office, "scheme")
    assert (scheme["scale"], scheme["content_scale"], scheme["final_stage"]) == (
        100,
        95,
        "recognised",
    )
    assert (scheme["quorum_part"], scheme["quorum_whole"]) == (2, 3)
    assert [row["tie"] for row in rows(office, "scheme_tie")] == ["content_points", "votes"]
    assert [row["share"] for row in rows(office, "criterion_step")] == [100, 80]
    assert [row["name_vi"] for row in rows(office, "gate")] == [
        "Đã ký giao ước",
        "Xếp loại tốt trở lên",
    ]
    assert [row["outcome"] for row in rows(office, "gate_statement")] == ["passed"]
    assert [row["number"] for row in rows(office, "quota")] == [1]


def test_a_deduction_is_below_nought_and_every_rule_has_words(office: Path) -> None:
    write(office, SCHEME)
    lines = {row["criterion"]: row for row in rows(office, "criterion")}
    assert [row["position"] for row in lines.values()] == [1, 2, 3, 4]
    assert (lines["CHAM"]["max_points"], lines["CHAM"]["per_day"]) == (-3, Decimal("0.5"))
    assert (lines["TC1"]["rule_vi"], lines["TC1"]["rule_en"]) == (
        "theo bậc thực hiện mục tiêu: từ 100% được 100%, từ 90% được 80% số điểm",
        "by steps of the target: from 100% on 100%, from 90% on 80% of the points",
    )
    assert (lines["CHAM"]["rule_vi"], lines["CHAM"]["rule_en"]) == (
        "báo cáo chậm, mỗi ngày 0,5",
        "0.5 a day of a late report",
    )


def test_bonus_on_top_leaves_the_content_the_whole_scale(office: Path) -> None:
    text = SCHEME.replace("bonus_cap = 5", 'bonus = "on_top"\nbonus_cap = 5')
    ((key, sentence),) = told(office, text)
    assert key == "scheme.scale"
    assert "cộng lại là 95, thang điểm cần 100 (thang 100, bonus = “on_top”" in sentence
    write(office, text.replace("max_points = 60", "max_points = 65"))
    assert rows(office, "scheme")[0]["content_scale"] == 100


@pytest.mark.parametrize(
    ("right", "wrong", "place", "asked"),
    [
        ("max_points = 60", "max_points = 61", "scheme.scale", "cộng lại là 96"),
        ('"DV_KETNAP_MOI"', '"DV_KETNAP"', "criterion[1]", "Có phải là “DV_KETNAP_MOI”?"),
        ("per_case = 5", 'per_case = 5\ncontent_group = "G55"', "criterion[2]", "“G55”"),
        ('main_group = "G5"', 'main_group = "G4"', "scheme", "“G4” (main_group)"),
        ("per_day = 0.5", "", "criterion[4]", "cần “per_day”"),
        ("per_day = 0.5", "per_day = 0.5\nfloor = 50", "criterion[4].floor", "không dùng “floor”"),
        ('indicator = "TNLD_VU"\n', "", "criterion[2]", "cần một chỉ tiêu"),
        ('rule = "late_report"', 'rule = "pro_rata"', "criterion[4].rule", "không dùng cho"),
        ('"votes"]', '"name"]', "scheme.tie_order[2]", "không phải là từ dùng được"),
        ('"votes"]', '"content_points"]', "scheme.tie_order[2]", "đã có ở"),
        ('rule = "signed"', 'rule = "sign"', "gate[1].rule", "không phải là từ dùng được"),
        ('grade = "XS"\n\n[[gate_', 'grade = "X"\n\n[[gate_', "gate[2]", "Hãy sửa mã"),
        ('grade = "XS"\n\n[[gate_', "\n[[gate_", "gate[2]", "cần “grade”"),
        ('gate = "KY"\nunit', 'gate = "KI"\nunit', "gate_statement[1]", "“KI” (gate)"),
        ('unit = "CD_BNG"', 'unit = "CD_BN"', "gate_statement[1]", "“CD_BN” (unit)"),
        ("scale = 100", 'scale = 100\nquorum = "2"', "scheme.quorum", "Hãy viết 2/3"),
        ("scale = 100", 'scale = 100\nquorum = "3/2"', "scheme.quorum", "lớn hơn tất cả"),
        ("scale = 100", "scale = 1e30", "scheme.scale", "không được lớn hơn"),
        ("number = 1", "number = -1", "quota[1].number", "không được nhỏ hơn 0"),
        ('criterion = "TC2"', 'criterion = "TC1"', "criterion[2]", "“2026-CDVC_K1, TC1” đã có ở"),
    ],
)
def test_one_slip_in_a_scheme_is_one_problem_with_its_key(
    office: Path, right: str, wrong: str, place: str, asked: str
) -> None:
    assert right in SCHEME
    ((key, sentence),) = told(office, SCHEME.replace(right, wrong, 1))
    assert key == place
    assert asked in sentence


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.integers(0, len(SCHEME)),
    length=st.integers(0, 12),
    junk=st.sampled_from(['"', "[[", "= 1", "-", "x", ""]),
)
def test_a_damaged_scheme_is_read_or_refused_and_never_crashes(
    office: Path, start: int, length: int, junk: str
) -> None:
    write(office, SCHEME[:start] + junk + SCHEME[start + length :])
    told: list[Problem] = []
    try:
        read(office)
    except ReferenceError as refusal:
        told = refusal.problems
    assert {problem.file for problem in told} <= {FILE}


def test_criteria_need_a_scale(office: Path) -> None:
    ((key, sentence),) = told(
        office, SCHEME[SCHEME.index("[[criterion]]") : SCHEME.index("[[gate]]")]
    )
    assert (key, sentence[:34]) == ("criterion[1]", "có tiêu chí nhưng thiếu thang điểm")


def test_a_bonus_needs_the_most_it_may_bring(office: Path) -> None:
    text = SCHEME.replace("bonus_cap = 5\n", "").replace("max_points = 35", "max_points = 40")
    assert [key for key, _ in told(office, text)] == ["scheme.bonus_cap"]


def test_all_that_is_wrong_in_a_scheme_is_told_at_once(office: Path) -> None:
    text = SCHEME.replace("max_points = 60", "max_points = 50").replace("per_day = 0.5", "")
    text = text.replace('"TNLD_VU"', '"TNLD"').replace('gate = "KY"\nunit', 'gate = "K"\nunit')
    assert [key for key, _ in told(office, text)] == [
        "criterion[2]",
        "criterion[4]",
        "gate_statement[1]",
        "scheme.scale",
    ]


def test_a_sample_brings_an_illustrative_scheme_of_a_covenant(office: Path, tmp_path: Path) -> None:
    write(office, "")
    text = SCHEME.replace("[scheme]", "[[scheme]]").replace("deduction_cap = 10\n", "")
    marked = 'covenant = "2026-CDVC_K1"\nillustrative = true\n'
    for table in ("scheme", "criterion", "gate", "gate_statement", "quota"):
        text = text.replace(f"[[{table}]]\n", f"[[{table}]]\n{marked}")
    place = tmp_path / "sample.toml"
    place.write_text(text, "utf-8")
    overlaid = read_overlay(place, read(office))
    tables = (
        "scheme",
        "scheme_grade",
        "scheme_tie",
        "criterion",
        "criterion_step",
        "gate",
        "gate_statement",
        "quota",
    )
    for table in tables:
        assert overlaid.tables[table]
        assert all(row["illustrative"] is True for row in overlaid.tables[table])
    place.write_text(text.replace("illustrative = true", "illustrative = false", 1), "utf-8")
    with pytest.raises(ReferenceError, match="illustrative"):
        read_overlay(place, read(office))
