"""What a unit registers for the year: levels to reach and awards, read from its own sheet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from etl.form.words import AWARDS, FACES

SHEET = FACES["registration"].sheet
TARGET = ("indicator", "comparator", "value", "measure")
COVENANT = "2022-CDVC_K3"


def level(indicator: str, said: object, **more: object) -> tuple[dict[str, str], dict[str, Any]]:
    return {"code": indicator}, {"registered": said, **more}


LEVELS = {
    "DV_KETNAP_MOI": (120, ">=", 120),
    "DV_TONG": ("12.500 người", ">=", 12_500),
    "SK_SO": ("trên 100", ">", 100),
    "CB_TAPHUAN": ("từ 1.200 trở lên", ">=", 1200),
    "TT_NQ_TYLE": ("ít nhất 80%", ">=", 80),
    "TULD_TYLE": ("≥ 95%", ">=", 95),
    "CDCS_HTT_TYLE": (95, ">=", 95),
    "TNLD_VU": ("không quá 3", "<=", 3),
    "TCLD_VU": (3, "<=", 3),
    "SK_GIATRI": (350, ">=", 350_000_000),
    "CL_TIEN": ("2 tỷ đồng", ">=", 2_000_000_000),
    "QT_DUNGHAN": ("Có", "yes", 1),
}


def test_a_level_is_a_target_with_its_comparator_in_the_indicators_own_measure(clerk: Any) -> None:
    place = clerk.send("registration", [level(code, said) for code, (said, *_) in LEVELS.items()])
    about = clerk.office.reference.indicators
    assert set(clerk.told("targets", *TARGET)) == {
        (code, comparator, Decimal(value), about[code]["measure"])
        for code, (_, comparator, value) in LEVELS.items()
    }
    page = openpyxl.load_workbook(place)[SHEET]
    for code, cell, raw in clerk.told("targets", "indicator", "cell", "raw_text"):
        assert str(page[cell].value) == raw == str(LEVELS[code][0])
    assert set(clerk.doubts()) == {"scale_of_header"}


def test_a_share_of_what_a_cover_covers_is_a_target_in_per_cent(clerk: Any) -> None:
    clerk.send("registration", [level("KTTC_CDCS", "ít nhất 80%")])
    assert clerk.told("targets", *TARGET) == [("KTTC_CDCS", ">=", Decimal(80), "%")]


DOUBTED = {
    "DV_KETNAP_MOI": ("khoảng 120", "exact_target"),
    "DV_TONG": ("gần 12000", "exact_target"),
    "CB_TAPHUAN": ("100-120", "one_number"),
    "TNLD_VU": ("-", "level_or_blank"),
    "TCLD_VU": ("không", "level_or_blank"),
    "CDCS_GIAITHE": ("tăng 5", "level_not_change"),
    "TT_NQ_TYLE": (0.95, "share_not_fraction"),
    "QT_DUNGHAN": ("cố gắng", "yes_or_no"),
    "CL_TIEN": ("nhiều", "number"),
}


def test_a_level_in_doubt_is_a_finding_and_no_target(clerk: Any) -> None:
    rows = [level(code, said) for code, (said, _) in DOUBTED.items()]
    clerk.send("registration", [*rows, level("SK_SO", 40)])
    assert clerk.told("targets", "indicator") == [("SK_SO",)]
    found = dict(clerk.told("findings", "raw_text", "rule"))
    assert found == {str(said): rule for said, rule in DOUBTED.values()}


@pytest.mark.parametrize(
    "row", [level("QT_DUNGHAN", "Không"), level("SK_SO", "Không đăng ký"), ({"code": "SK_SO"}, {})]
)
def test_who_registers_nothing_has_no_target_and_no_finding(clerk: Any, row: Any) -> None:
    clerk.send("registration", [row, level("DV_KETNAP_MOI", 5)])
    assert clerk.told("targets", "indicator") == [("DV_KETNAP_MOI",)]
    assert clerk.doubts() == []


def test_an_award_is_registered_by_a_yes(clerk: Any) -> None:
    clerk.send("registration", [
        ({"text": AWARDS[0]}, {"registered": "Có"}),
        ({"text": AWARDS[1]}, {"registered": "Không"}),
        (1, {"text": "Danh hiệu Lao động tiên tiến", "registered": "có"}),
    ])  # fmt: skip
    assert clerk.told("awards", "of_unit", "award", "stage") == [
        ("CD_VOV", AWARDS[0], "registered"),
        ("CD_VOV", "Danh hiệu Lao động tiên tiến", "registered"),
    ]
    assert clerk.doubts() == ["known_award"]


@pytest.mark.parametrize(
    ("at", "said", "rule"),
    [
        ({"text": AWARDS[0]}, {"registered": "Cố gắng"}, "yes_or_no"),
        (1, {"text": "Số lớp học tình thương", "registered": 1}, "known_indicator"),
        (1, {"text": "Số lớp học tình thương", "registered": 5}, "known_indicator"),
        (1, {"registered": 5}, "labelled_row"),
        ({"code": "SK_SO"}, {"code": "SK_KHAC", "registered": 5}, "known_indicator"),
        ({"code": "SK_SO"}, {"measure": "tấn", "registered": 5}, None),
    ],
)
def test_a_row_nobody_can_name_is_a_finding(clerk: Any, at: Any, said: Any, rule: Any) -> None:
    clerk.send("registration", [(at, said), level("DV_KETNAP_MOI", 5)])
    assert clerk.told("awards", "award") == []
    assert clerk.doubts() == ([rule] if rule else [])


def test_a_free_row_may_name_an_indicator(clerk: Any) -> None:
    clerk.send("registration", [(1, {"text": "Số sáng kiến", "registered": 40})])
    assert clerk.told("targets", "indicator") == [("SK_SO",)]


def test_an_indicator_registered_twice_is_taken_from_neither_row(clerk: Any) -> None:
    clerk.send("registration", [level("SK_SO", 40), level("DV_KETNAP_MOI", 5, code="SK_SO")])
    assert clerk.told("targets", "indicator") == []
    assert clerk.doubts() == ["told_once", "told_once"]


STATED = {
    "covenant": COVENANT, "unit": "CD_VOV", "indicator": "SK_SO", "origin": "registered",
    "valid_from": date(2022, 1, 1), "valid_to": None, "comparator": ">=", "value": Decimal(50),
    "measure": "sáng kiến", "shared": False, "content_group": None, "weight": None,
    "h1_expected": None, "baseline": None, "parent_target": None, "term_from": None,
    "term_to": None, "decision": None, "source": None, "illustrative": False,
}  # fmt: skip

PLEDGED = STATED | {
    "unit": None, "indicator": "DV_KETNAP_MOI", "origin": "pledged", "value": Decimal(900),
    "measure": "người",
}  # fmt: skip


def test_registered_targets_stand_beside_the_covenants_and_never_replace_them(
    clerk: Any, monkeypatch: Any
) -> None:
    office = clerk.office
    tables = {**office.reference.tables, "target": [STATED, PLEDGED]}
    office.reference = replace(office.reference, tables=tables)
    clerk.send("registration", [
        level("SK_SO", 40), level("DV_KETNAP_MOI", "trên 100"),
        ({"text": AWARDS[0]}, {"registered": "Có", "note": "phấn đấu"}),
    ])  # fmt: skip
    with clerk.build(monkeypatch) as con:
        held = con.execute(
            "select covenant, unit, indicator, origin, valid_from, comparator, value, source,"
            " file_name, sheet from core.target where unit is not null order by indicator"
        ).fetchall()
        doubts = con.execute("select rule, raw_text, message_vi from core.finding").fetchall()
        awards = con.execute(
            "select covenant, unit, award, stage, note, file_name from core.award"
            " where submission is not null"
        ).fetchall()
        goal = con.execute(
            "select origin, target from marts.governing_target"
            " where unit = 'CD_VOV' and indicator = 'DV_KETNAP_MOI' and period = '2022'"
        ).fetchall()
    key = (COVENANT, "CD_VOV")
    assert held == [
        (*key, "DV_KETNAP_MOI", "registered", date(2022, 1, 1), ">", Decimal(100), None,
         "a.xlsx", SHEET),
        (*key, "SK_SO", "registered", date(2022, 1, 1), ">=", Decimal(50), None, None, None),
    ]  # fmt: skip
    ((rule, raw, said),) = doubts
    assert (rule, raw) == ("registration_differs", "40")
    assert "“≥ 50 sáng kiến”" in said
    assert awards == [(*key, AWARDS[0], "registered", "phấn đấu", "a.xlsx")]
    assert goal == [("registered", Decimal(100))]
