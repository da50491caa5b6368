"""Points: what a unit gives itself, and what the leader's appraisal makes of them."""

from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.check import check
from etl.covenants import Span
from etl.form.words import FACES
from etl.receipt import receipts
from etl.reported.points import points_within
from etl.reported.row import Figure, Row
from etl.workbook import Cell

SELF, APPRAISAL = FACES["self_score"].sheet, FACES["appraisal"].sheet
TC1, TC2, TC3 = ({"criterion": code} for code in ("TC1", "TC2", "TC3"))
OWN = [
    (TC1, {"points": 24.5, "evidence": "BC số 12", "note": "đủ hồ sơ"}),
    (TC2, {"points": "8,25"}),
    (TC3, {"points": -2}),
]
POINT = ("of_unit", "criterion", "stage", "points", "evidence", "reason")


def of(unit: str, criterion: str) -> dict[str, str]:
    return {"unit": f"({unit})", "criterion": criterion}


def test_each_criterion_scored_is_a_point_with_its_evidence_and_cell(clerk: Any) -> None:
    place = clerk.send("self_score", OWN)
    assert clerk.told("points", *POINT) == [
        ("CD_VOV", "TC1", "self", Decimal("24.5"), "BC số 12", "đủ hồ sơ"),
        ("CD_VOV", "TC2", "self", Decimal("8.25"), None, None),
        ("CD_VOV", "TC3", "self", Decimal(-2), None, None),
    ]
    page = openpyxl.load_workbook(place)[SELF]
    for sheet, cell, raw in clerk.told("points", "sheet", "cell", "raw_text"):
        assert (sheet, str(page[cell].value)) == (SELF, raw)
    assert clerk.told("submissions", "unit", "period", "kind", "status") == [
        ("CD_VOV", "2022", "self_score", "accepted")
    ]
    assert clerk.doubts() == []


def test_an_untouched_sheet_is_no_submission_of_its_kind(clerk: Any) -> None:
    clerk.send("self_score", [])
    assert clerk.told("submissions", "kind", "status") == [(None, "refused")]
    assert clerk.doubts() == ["known_table"]


DOUBTED = {
    "TC1": (25.5, "points_in_span"),
    "TC3": (2, "points_in_span"),
    "TC4": (-1, "points_in_span"),
    "TC5": ("trên 20", "exact_points"),
    "TC6": ("khoảng 20", "exact_points"),
    "TC7": ("-", "nil_of_a_flow"),
    "TC8": ("1.250", "one_reading"),
    "TC9": ("tốt", "number"),
    "TC10": ("80%", "number"),
    "TC12": (-8.5, "points_in_span"),
}


def test_points_in_doubt_are_a_finding_and_no_point(clerk: Any) -> None:
    rows = [({"criterion": code}, {"points": points}) for code, (points, _) in DOUBTED.items()]
    place = clerk.send("self_score", [*rows, (TC2, {"points": 5})])
    assert clerk.told("points", "criterion") == [("TC2",)]
    page = openpyxl.load_workbook(place)[SELF]
    told = clerk.told("findings", "cell", "rule")
    found = {page.cell(page[cell].row, 2).value: (page[cell].value, rule) for cell, rule in told}
    assert found == DOUBTED


def test_the_ends_of_a_span_are_points(clerk: Any) -> None:
    ends = {"TC1": 0, "TC4": 25, "TC3": 0, "TC12": -8}
    clerk.send("self_score", [({"criterion": at}, {"points": end}) for at, end in ends.items()])
    assert dict(clerk.told("points", "criterion", "points")) == ends


@given(st.decimals(-30, 30, places=2), st.decimals(-30, 30, places=2), st.sampled_from("=<>~"))
def test_what_is_taken_lies_in_the_span_and_is_what_was_read(
    most: Decimal, points: Decimal, qualifier: str
) -> None:
    span = Span(min(most, Decimal(0)), max(most, Decimal(0)))
    cell = Cell(0, 5, 6, "n", str(points), "", "", formula=False)
    row = Row("Trang", {"points": cell}, {"points": Figure(points, qualifier, in_doubt=False)})
    taken = points_within(row, "points", span)
    within = span.low <= points <= span.high
    assert (taken == points) is (within and qualifier == "=")
    assert isinstance(taken, Decimal) is (within and qualifier == "=")


def test_evidence_without_points_is_asked_about_and_a_remark_alone_is_not(clerk: Any) -> None:
    clerk.send("self_score", [(TC1, {"evidence": "BC số 12"}), (TC2, {"note": "không liên quan"})])
    assert clerk.told("points", "points") == []
    assert clerk.doubts() == ["points_given"]


def test_a_criterion_that_the_scheme_has_not_is_a_finding(clerk: Any) -> None:
    clerk.send("self_score", [(TC1, {"points": 5, "criterion": "TC99"})])
    assert clerk.told("points", "points") == []
    assert clerk.doubts() == ["known_criterion"]


def test_a_criterion_told_twice_is_taken_from_neither_row(clerk: Any) -> None:
    clerk.send("self_score", [(TC1, {"points": 5}), (TC2, {"points": 6, "criterion": "TC1"})])
    assert clerk.told("points", "points") == []
    assert clerk.doubts() == ["told_once", "told_once"]


APPRAISED = [
    (of("CD_VOV", "TC1"), {"self_points": 24.5, "checked_points": 24, "points": 23,
                           "reason": "thiếu 1 văn bản"}),
    (of("CD_VOV", "TC2"), {"self_points": 8.25, "points": 8.25}),
    (of("CD_VTV", "TC3"), {"points": -1}),
]  # fmt: skip


def test_an_appraisal_gives_points_of_two_stages_and_copies_the_units_own(clerk: Any) -> None:
    clerk.send("appraisal", APPRAISED)
    assert clerk.told("points", *POINT) == [
        ("CD_VOV", "TC1", "copied", Decimal("24.5"), None, None),
        ("CD_VOV", "TC1", "cross_check", Decimal(24), None, None),
        ("CD_VOV", "TC1", "appraised", Decimal(23), None, "thiếu 1 văn bản"),
        ("CD_VOV", "TC2", "copied", Decimal("8.25"), None, None),
        ("CD_VOV", "TC2", "appraised", Decimal("8.25"), None, None),
        ("CD_VTV", "TC3", "appraised", Decimal(-1), None, None),
    ]
    assert clerk.told("submissions", "unit", "kind", "level", "status") == [
        ("CDVC_K3", "appraisal", "bloc", "accepted")
    ]
    assert clerk.doubts() == []


def test_a_unit_merged_over_its_criteria_is_the_unit_of_each(clerk: Any) -> None:
    place = clerk.send("appraisal", [(of("CD_VTV", "TC1"), {"points": 9})])
    book = openpyxl.load_workbook(place)
    page = book[APPRAISAL]
    first = clerk.row(page, "appraisal", of("CD_VTV", "TC1"))
    column = clerk.column("appraisal", "unit")
    page.merge_cells(None, first, column, first + 2, column)
    page.cell(first + 1, clerk.column("appraisal", "points")).value = 8
    book.save(place)
    assert clerk.told("points", "of_unit", "criterion", "points") == [
        ("CD_VTV", "TC1", Decimal(9)), ("CD_VTV", "TC2", Decimal(8)),
    ]  # fmt: skip
    assert clerk.doubts() == []


@pytest.mark.parametrize("before", ["self_points", "checked_points"])
def test_a_change_without_a_reason_stands_and_is_asked_about(clerk: Any, before: str) -> None:
    clerk.send("appraisal", [(of("CD_VOV", "TC1"), {before: 20, "points": 19})])
    assert clerk.told("points", "points") == [(Decimal(20),), (Decimal(19),)]
    assert clerk.doubts() == ["change_explained"]


def test_points_reach_the_warehouse_each_stage_from_its_own_sheet(
    clerk: Any, monkeypatch: Any
) -> None:
    clerk.send("self_score", OWN, "2022-12-01 tu-cham.xlsx")
    said = {"self_points": 20, "points": 23}
    clerk.send("appraisal", [
        (of("CD_VOV", "TC1"), said | {"reason": "x"}),
        (of("CD_VOV", "TC2"), {"points": 7}),
    ], "2022-12-20 tham-dinh.xlsx")  # fmt: skip
    with clerk.build(monkeypatch) as con:
        held = con.execute(
            "select covenant, unit, criterion, stage, points, file_name, illustrative"
            " from core.point order by criterion, stage"
        ).fetchall()
        doubts = con.execute(
            "select rule, raw_text, message_vi, message_en from core.finding order by rule"
        ).fetchall()
    own, leader = "2022-12-01 tu-cham.xlsx", "2022-12-20 tham-dinh.xlsx"
    assert [(row[2], row[3], float(row[4]), row[5]) for row in held] == [
        ("TC1", "appraised", 23, leader), ("TC1", "self", 24.5, own),
        ("TC2", "appraised", 7, leader), ("TC2", "self", 8.25, own), ("TC3", "self", -2, own),
    ]  # fmt: skip
    assert {row[:2] for row in held} == {("2022-CDVC_K3", "CD_VOV")}
    assert [(rule, raw) for rule, raw, *_ in doubts] == [
        ("change_unexplained", "7"), ("self_points_differ", "20"),
    ]  # fmt: skip
    for _, raw, vi, en in doubts:
        assert raw in vi
        assert raw in en
    assert "“24.5”" in doubts[1][2]
    assert "“8,25”" in doubts[0][2]


def test_a_corrected_workbook_supersedes_the_points_sent_before(
    clerk: Any, monkeypatch: Any
) -> None:
    clerk.send("self_score", OWN, "2022-12-01 a.xlsx")
    clerk.send("self_score", [(TC1, {"points": 20})], "2022-12-09 b.xlsx")
    with clerk.build(monkeypatch) as con:
        held = con.execute("select criterion, points, file_name from core.point").fetchall()
        status = con.execute("select file_name, status from core.submission order by 1").fetchall()
    assert held == [("TC1", Decimal(20), "2022-12-09 b.xlsx")]
    assert [one for _, one in status] == ["superseded", "standing"]


@pytest.mark.parametrize("is_loaded", [True, False])
def test_the_receipt_gives_the_points_back(
    clerk: Any, monkeypatch: Any, tmp_path: Any, *, is_loaded: bool
) -> None:
    file = clerk.send("self_score", OWN)
    at = f"{SELF} · {clerk.told('points', 'cell')[0][0]}"
    if is_loaded:
        clerk.build(monkeypatch).close()
    monkeypatch.setattr("warehouse.reference.read", lambda _: clerk.office.reference)
    ((_, content),) = receipts([] if is_loaded else [file], clerk.places)
    (tmp_path / "phieu.xlsx").write_bytes(content)
    page = openpyxl.load_workbook(tmp_path / "phieu.xlsx").worksheets[0]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert {"Điểm được nhận (3)", "TC1", "24.5", "BC số 12", at} <= set(texts)


def test_check_counts_the_points_it_would_take(clerk: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("warehouse.reference.read", lambda _: clerk.office.reference)
    place = clerk.send("appraisal", APPRAISED)
    lines = list(check([place], clerk.places).lines())
    assert any(line.endswith("nhận được, 4 điểm") for line in lines)
