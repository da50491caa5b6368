"""What a bloc's leader sends of the bloc: cross-checks, votes, awards; and who may send it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.form.words import AWARDS, CHECKED, FACES
from etl.identity import Names
from etl.reading import Flaw
from etl.record import CrossCheck, Vote
from etl.reported.cross_check import CROSS_CHECK
from etl.reported.row import Figure, Row
from etl.reported.scene import Scene
from etl.reported.vote import VOTE
from etl.workbook import Cell
from warehouse.period import Period

VOV, VTV = {"unit": "(CD_VOV)"}, {"unit": "(CD_VTV)"}
CHECK = ("of_unit", "checked_by", "held_on", "outcome", "difference", "evidence")
COUNTED = {"question": AWARDS[0], "eligible": 40, "present": 38, "in_favour": 36}


@pytest.fixture(scope="module")
def names(reference: Any) -> Names:
    return Names(reference)


def test_a_cross_check_says_who_checked_whom_and_what_was_found(clerk: Any) -> None:
    place = clerk.send("cross_check", [
        (VOV, {"checked_by": "Công đoàn Thông tấn xã Việt Nam (CD_TTXVN)",
               "held_on": date(2022, 12, 5), "outcome": CHECKED[0], "evidence": "BB số 3"}),
        (VTV, {"checked_by": "CĐ Đài TNVN", "held_on": "5/1/2023", "outcome": "có chênh lệch",
               "difference": "báo cáo 120, kiểm tra 118"}),
        (1, {"unit": "Công đoàn Bảo hiểm xã hội Việt Nam", "checked_by": "(CD_VTV)"}),
    ])  # fmt: skip
    assert clerk.told("cross_checks", *CHECK) == [
        ("CD_VOV", "CD_TTXVN", date(2022, 12, 5), "agreed", None, "BB số 3"),
        ("CD_VTV", "CD_VOV", date(2023, 1, 5), "differs", "báo cáo 120, kiểm tra 118", None),
        ("CD_BHXHVN", "CD_VTV", None, None, None, None),
    ]
    page = openpyxl.load_workbook(place)[FACES["cross_check"].sheet]
    for cell, raw in clerk.told("cross_checks", "cell", "raw_text"):
        assert page[cell].value == raw
    assert clerk.doubts() == []


def test_a_cross_check_in_doubt_is_a_finding(clerk: Any) -> None:
    rows = [
        ("CD_VOV", {"checked_by": "(CD_VOV)"}, "checked_by_another"),
        ("CD_VTV", {"checked_by": "Công đoàn Y tế (CD_YTVN)"}, "known_member"),
        ("CD_VDB", {"outcome": CHECKED[0]}, "unit_told"),
        ("CD_VASS", {"checked_by": "(CD_VTV)", "outcome": "tạm được"}, "known_outcome"),
        ("CD_VAST", {"checked_by": "(CD_VTV)", "held_on": "hôm qua"}, "day_of_review"),
        ("CD_VUSTA", {"checked_by": "(CD_VTV)", "held_on": date(2019, 1, 5)}, "day_of_review"),
        ("CD_TTXVN", {"checked_by": "(CD_VTV)", "outcome": CHECKED[1]}, "difference_told"),
    ]
    clerk.send("cross_check", [({"unit": f"({unit})"}, said) for unit, said, _ in rows])
    assert clerk.told("cross_checks", "of_unit") == [("CD_TTXVN",)]  # warned of, yet it stands
    assert sorted(clerk.doubts()) == sorted(rule for _, _, rule in rows)


def test_a_likeness_is_offered_among_the_blocs_own_units_and_decides_nothing(clerk: Any) -> None:
    clerk.send("cross_check", [(VOV, {"checked_by": "Công đoàn Thông tấn xã Việt Mam"})])
    assert clerk.told("cross_checks", "of_unit") == []
    ((rule, offered),) = clerk.told("findings", "rule", "suggestion")
    assert (rule, offered) == ("known_member", "Công đoàn Thông tấn xã Việt Nam (CD_TTXVN)")


UNITS = st.sampled_from(["CD_VOV", "CD_VTV", "CD_TTXVN", "CD_NHVN", "CDVC_K3", "TLD", "KHONG_CO"])


@given(UNITS, UNITS, st.sampled_from([*CHECKED, "tạm được", ""]))
def test_of_a_check_that_is_taken_two_different_members_have_part(
    names: Names, unit: str, other: str, outcome: str
) -> None:
    written = {"unit": f"({unit})", "checked_by": f"({other})", "outcome": outcome}
    said = {
        role: Cell(0, 9, place, "s", text, "", "", formula=False)
        for place, (role, text) in enumerate(written.items(), 1)
        if text
    }
    scene = Scene(names, "CDVC_K3", Period(2022))
    taken = list(CROSS_CHECK.take(Row("Trang", said), scene))
    checks = [one for one in taken if isinstance(one, CrossCheck)]
    members = {"CD_VOV", "CD_VTV", "CD_TTXVN"}
    fits = unit != other and {unit, other} <= members and outcome != "tạm được"
    assert bool(checks) is fits
    assert checks or taken  # what is not taken is told
    assert [(one.of_unit, one.checked_by) for one in checks] in ([], [(unit, other)])


def test_two_checks_of_one_unit_by_one_other_are_taken_from_neither_row(clerk: Any) -> None:
    twice = {"checked_by": "(CD_VTV)"}
    clerk.send("cross_check", [(VOV, twice), (1, {"unit": "(CD_VOV)", **twice})])
    assert clerk.told("cross_checks", "of_unit") == []
    assert clerk.doubts() == ["told_once", "told_once"]


def test_a_vote_gives_the_ballots_counted(clerk: Any) -> None:
    clerk.send("vote", [(VOV, COUNTED | {"held_on": "20/12/2022", "note": "kín"})])
    told = ("of_unit", "question", "eligible", "present", "in_favour", "held_on", "note")
    assert clerk.told("votes", *told) == [
        ("CD_VOV", AWARDS[0], 40, 38, 36, date(2022, 12, 20), "kín")
    ]
    assert clerk.doubts() == []


def test_a_vote_in_doubt_is_a_finding_and_no_row(clerk: Any) -> None:
    rows = [
        ("CD_TTXVN", {"in_favour": 39}, "ballots_within"),
        ("CD_BHXHVN", {"present": 41}, "ballots_within"),
        ("CD_VOV", {"in_favour": -1}, "not_negative"),
        ("CD_HVCTQGHCM", {"in_favour": 36.5}, "whole_number"),
        ("CD_VDB", {"in_favour": "hơn 30"}, "exact_ballots"),
        ("CD_VASS", {"in_favour": "chưa có số liệu"}, "ballots_told"),
        ("CD_VAST", {"question": None}, "question_told"),
        ("CD_VUSTA", {"held_on": "31/2/2022"}, "day_of_review"),
        ("CD_VTV", dict.fromkeys(("eligible", "present", "in_favour"), 9e11), "exact_ballots"),
    ]
    doubted = [({"unit": f"({unit})"}, COUNTED | said) for unit, said, _ in rows]
    clerk.send("vote", doubted)
    assert clerk.told("votes", "of_unit") == []
    told = [rule for rule in clerk.doubts() if rule != "plausible_count"]  # of 9e11, thrice
    assert sorted(told) == sorted(rule for _, _, rule in rows)


COUNT = st.one_of(st.none(), st.integers(-2, 60), st.decimals(0, 60, places=1))


@given(COUNT, COUNT, COUNT)
def test_of_a_vote_that_is_taken_no_part_is_larger_than_its_whole(
    names: Names, eligible: Any, present: Any, in_favour: Any
) -> None:
    counts = {"eligible": eligible, "present": present, "in_favour": in_favour}
    written = {"unit": "(CD_VOV)", "question": AWARDS[0]} | {
        role: str(count) for role, count in counts.items() if count is not None
    }
    said = {
        role: Cell(0, 9, place, "s", text, "", "", formula=False)
        for place, (role, text) in enumerate(written.items(), 1)
    }
    sound = {
        role: count is not None and count >= 0 and count == int(count)
        for role, count in counts.items()
    }
    figures = {
        role: Figure(Decimal(str(count)) if sound[role] else None, "=", not sound[role])
        for role, count in counts.items()
        if count is not None
    }
    scene = Scene(names, "CDVC_K3", Period(2022))
    taken = list(VOTE.take(Row("Trang", said, figures), scene))
    votes = [one for one in taken if isinstance(one, Vote)]
    assert len(taken) <= 1
    assert not votes or not [one for one in taken if isinstance(one, Flaw)]
    for vote in votes:
        assert 0 <= vote.in_favour <= vote.present
        assert vote.eligible is None or vote.present <= vote.eligible
        assert (vote.eligible, vote.present, vote.in_favour) == tuple(counts.values())


def test_what_was_recognised_bears_its_decision(clerk: Any) -> None:
    clerk.send("recognition", [
        (VOV, {"award": "cờ thi đua của tổng liên đoàn", "points": 98.5,
               "decision": "123/QĐ-TLĐ", "decided_on": "15/1/2023"}),
        (VTV, {"award": "Lao động xuất sắc"}),
        (1, {"unit": "Khối thi đua III (CDVC_K3)", "award": AWARDS[5]}),
    ])  # fmt: skip
    told = ("of_unit", "award", "stage", "points", "decision", "decided_on")
    assert clerk.told("awards", *told) == [
        ("CD_VOV", AWARDS[1], "recognised", Decimal("98.5"), "123/QĐ-TLĐ", date(2023, 1, 15)),
        ("CD_VTV", "Lao động xuất sắc", "recognised", None, None, None),
        (None, AWARDS[5], "recognised", None, None, None),
    ]
    assert clerk.doubts() == ["known_award"]


def test_an_award_in_doubt_is_a_finding(clerk: Any) -> None:
    clerk.send("recognition", [
        (VOV, {"decision": "123/QĐ-TLĐ"}),
        (VTV, {"award": AWARDS[0], "points": "gần 98"}),
        ({"unit": "(CD_VDB)"}, {"award": AWARDS[0], "decided_on": "15/1/2030"}),
    ])  # fmt: skip
    assert clerk.told("awards", "award") == []
    assert sorted(clerk.doubts()) == ["award_told", "day_of_review", "exact_points"]


@pytest.mark.parametrize("folder", ["", "CDVC_K3/", "CD_VOV/", "CD_TTXVN/"])
def test_leader_and_deputies_send_what_is_the_blocs(clerk: Any, folder: str) -> None:
    clerk.send("vote", [(VOV, COUNTED)], f"{folder}a.xlsx")
    assert clerk.told("submissions", "unit", "level", "status") == [("CDVC_K3", "bloc", "accepted")]


def named(place: Any, old: str, new: str) -> None:
    """Write another reporter into the heading, and into what is embedded."""
    book = openpyxl.load_workbook(place)
    for prop in book.custom_doc_props.props:
        prop.value = new if prop.name == "thidua.unit" else prop.value
    for row in book.worksheets[0].iter_rows(max_row=6):
        for cell in row:
            if isinstance(cell.value, str) and old in cell.value:
                cell.value = cell.value.replace(old, new)
    book.save(place)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("CD_VOV", ("CDVC_K3", "accepted")),
        ("CD_BHXHVN", ("CDVC_K3", "accepted")),
        ("CD_VTV", ("CD_VTV", "quarantined")),
    ],
)
def test_only_those_who_lead_the_bloc_that_year_speak_for_it(
    clerk: Any, unit: str, told: tuple[str, str]
) -> None:
    place = clerk.send("vote", [(VOV, COUNTED)])
    named(place, "CDVC_K3", unit)
    named(place, "Khối thi đua III", clerk.office.reference.units[unit]["name_vi"])
    assert clerk.told("submissions", "unit", "status") == [told]
    assert clerk.doubts() == ([] if told[1] == "accepted" else ["sent_by_leader"])


def test_who_leads_two_blocs_speaks_for_the_one_the_form_was_made_for(clerk: Any) -> None:
    tables = clerk.office.reference.tables
    also = {"bloc": "CDVC_K2", "year": 2022, "unit": "CD_VOV", "role": "leader"}
    tables = {**tables, "membership": [also, *tables["membership"]]}
    clerk.office.reference = replace(clerk.office.reference, tables=tables)
    named(clerk.send("vote", [(VOV, COUNTED)]), "CDVC_K3", "CD_VOV")
    assert clerk.told("submissions", "unit", "status") == [("CDVC_K3", "accepted")]


def test_a_workbook_in_the_folder_of_a_unit_that_leads_nobody_is_set_aside(clerk: Any) -> None:
    clerk.send("vote", [(VOV, COUNTED)], "CD_VTV/a.xlsx")
    assert clerk.told("submissions", "status") == [("quarantined",)]


def test_what_leads_and_votes_tell_stands_in_the_warehouse(clerk: Any, monkeypatch: Any) -> None:
    clerk.send("vote", [(VOV, COUNTED)], "vote.xlsx")
    clerk.send("cross_check", [(VOV, {"checked_by": "(CD_VTV)"})], "check.xlsx")
    clerk.send("recognition", [(VOV, {"award": AWARDS[0], "points": 97})], "award.xlsx")
    asked = {
        "vote": "question, eligible, present, in_favour",
        "cross_check": "checked_by, outcome",
        "award": "award, stage, points",
    }
    with clerk.build(monkeypatch) as con:
        held = {
            relation: con.execute(
                f"select covenant, unit, {columns}, file_name, sheet from core.{relation}"
                " where submission is not null"
            ).fetchall()
            for relation, columns in asked.items()
        }
    key = ("2022-CDVC_K3", "CD_VOV")
    assert held == {
        "vote": [(*key, AWARDS[0], 40, 38, 36, "vote.xlsx", FACES["vote"].sheet)],
        "cross_check": [(*key, "CD_VTV", None, "check.xlsx", FACES["cross_check"].sheet)],
        "award": [(*key, AWARDS[0], "recognised", 97, "award.xlsx", FACES["recognition"].sheet)],
    }
