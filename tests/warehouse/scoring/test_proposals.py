"""Who is proposed for which award by rank, gates, ballot and quota, and what speaks against it."""

from typing import Any

import pytest

Board = Any


@pytest.fixture
def four(make_board: Any) -> Board:
    """Four units at 90, 85, 80 and 70 points; one flag and two certificates to propose."""
    board = make_board("A", "B", "C", "D").scheme().criterion("X", 100, "pro_rata")
    for unit, percent in (("A", 90), ("B", 85), ("C", 80), ("D", 70)):
        board.figure(unit, "X", percent, 100)
    return quota(board, "FLAG", 1, 1).state(
        "core.quota", award="CERTIFICATE", position=2, name_vi="Bằng khen", number=2
    )


def quota(board: Board, award: str, position: int, number: int) -> Board:
    return board.state(
        "core.quota",
        award=award,
        position=position,
        name_vi="Cờ thi đua",
        name_en="Flag",
        number=number,
    )


def outcomes(board: Board) -> dict[str, str]:
    """Give the outcome of each unit and award."""
    found = board.ask("select unit, award, outcome from marts.award_proposal order by all")
    return {f"{unit} {award}": outcome for unit, award, outcome in found}


def proposed(board: Board) -> dict[str, str]:
    """Give the award of each unit that is proposed, or tied at a border."""
    return {
        place: outcome
        for place, outcome in outcomes(board).items()
        if outcome in {"proposed", "tied"}
    }


def test_the_highest_award_takes_the_first_places(four: Board) -> None:
    assert outcomes(four) == {
        "A FLAG": "proposed",
        "A CERTIFICATE": "higher_award",
        "B FLAG": "beyond_quota",
        "B CERTIFICATE": "proposed",
        "C FLAG": "beyond_quota",
        "C CERTIFICATE": "proposed",
        "D FLAG": "beyond_quota",
        "D CERTIFICATE": "beyond_quota",
    }
    assert four.ask(
        "select distinct award, quota, used, quota_left from marts.award_proposal order by 1"
    ) == [("CERTIFICATE", 2, 2, 0), ("FLAG", 1, 1, 0)]


def test_a_gated_unit_makes_room_for_the_next(four: Board) -> None:
    four.state(
        "core.gate", gate="G", position=1, rule="attended", name_vi="Có mặt", name_en="There"
    )
    for unit, outcome in (("A", "failed"), ("B", "passed"), ("C", "passed"), ("D", "passed")):
        four.state("core.gate_statement", gate="G", unit=unit, outcome=outcome)
    assert proposed(four) == {
        "B FLAG": "proposed",
        "C CERTIFICATE": "proposed",
        "D CERTIFICATE": "proposed",
    }
    assert four.ask(
        "select outcome, rank, reasons_against, reasons_against_en from marts.award_proposal"
        " where unit = 'A' and award = 'FLAG'"
    ) == [("gated", 1, "không đạt điều kiện: Có mặt", "gates failed: There")]


def test_a_gate_that_is_not_known_speaks_against_and_excludes_nobody(four: Board) -> None:
    four.state(
        "core.gate", gate="G", position=1, rule="attended", name_vi="Có mặt", name_en="There"
    )
    assert four.ask(
        "select outcome, reasons_against, reasons_against_en from marts.award_proposal"
        " where unit = 'A' and award = 'FLAG'"
    ) == [("proposed", "chưa rõ: Có mặt", "not known: There")]


def test_a_tie_at_the_border_of_a_quota_is_left_to_the_parent(four: Board) -> None:
    four.rows["marts.progress"][1]["actual"] = 90
    assert proposed(four) == {
        "A FLAG": "tied",
        "B FLAG": "tied",
        "A CERTIFICATE": "tied",
        "B CERTIFICATE": "tied",
        "C CERTIFICATE": "proposed",
    }
    assert four.ask(
        "select distinct used, quota_left from marts.award_proposal where award = 'FLAG'"
    ) == [(0, 1)]


def test_a_tie_within_a_quota_is_none_of_its_concern(four: Board) -> None:
    four.rows["marts.progress"][2]["actual"] = 85
    assert proposed(four) == {
        "A FLAG": "proposed",
        "B CERTIFICATE": "proposed",
        "C CERTIFICATE": "proposed",
    }


def test_a_unit_that_the_ballot_did_not_carry_makes_room(four: Board) -> None:
    for unit, favour in (("A", 4), ("B", 8), ("C", 8), ("D", 8)):
        four.state("core.vote", unit=unit, question="Cờ", eligible=9, present=8, in_favour=favour)
    assert proposed(four) == {
        "B FLAG": "proposed",
        "C CERTIFICATE": "proposed",
        "D CERTIFICATE": "proposed",
    }
    assert outcomes(four)["A FLAG"] == "not_carried"
    assert four.ask("select distinct stage, votes from marts.award_proposal where unit = 'B'") == [
        ("voted", 8)
    ]


def test_a_ballot_on_one_award_is_of_no_concern_to_the_next(four: Board) -> None:
    for unit, favour in (("A", 8), ("B", 3)):
        ballot = {"eligible": 9, "present": 8, "in_favour": favour}
        four.state("core.vote", unit=unit, question="Cờ thi đua", **ballot)
    assert proposed(four) == {
        "A FLAG": "proposed",
        "B CERTIFICATE": "proposed",
        "C CERTIFICATE": "proposed",
    }
    assert outcomes(four)["B FLAG"] == "beyond_quota"


def test_who_is_voted_down_for_the_award_of_its_place_is_left_to_the_bloc(four: Board) -> None:
    for question, favour in (("FLAG", 3), ("CERTIFICATE", 8)):
        ballot = {"eligible": 9, "present": 8, "in_favour": favour}
        four.state("core.vote", unit="A", question=question, **ballot)
    found = outcomes(four)
    assert (found["A FLAG"], found["A CERTIFICATE"]) == ("not_carried", "left_open")
    assert found["B CERTIFICATE"] == "not_carried"
    assert four.ask(
        "select distinct quota_left from marts.award_proposal where award = 'FLAG'"
    ) == [(1,)]


def test_a_ballot_without_quorum_decides_nothing_and_is_told(four: Board) -> None:
    for unit in "ABCD":
        four.state("core.vote", unit=unit, question="Cờ", eligible=9, present=5, in_favour=5)
    assert four.ask(
        "select outcome, stage, reasons_against_en from marts.award_proposal"
        " where unit = 'A' and award = 'FLAG'"
    ) == [("proposed", "computed", "the ballot had no quorum")]


def test_a_quota_of_none_proposes_nobody(four: Board) -> None:
    four.rows["core.quota"][0]["number"] = 0
    assert proposed(four) == {"A CERTIFICATE": "proposed", "B CERTIFICATE": "proposed"}


def test_an_award_named_by_its_code_and_by_its_words_is_one_award(four: Board) -> None:
    for award, reason in (("FLAG", "một"), ("Cờ thi đua", "hai")):
        four.state("core.award", unit="A", award=award, stage="proposed", reasons_for=reason)
    assert four.ask(
        "select reasons_for from marts.award_proposal where unit = 'A' and award = 'FLAG'"
    ) == [("hạng 1/4 với 90,00 điểm; hai; một",)]


def test_what_speaks_for_and_against_is_told_in_both_languages(four: Board) -> None:
    four.figure("A", "Y", None, 10, reported=0).criterion("Y", 10, "pro_rata")
    four.state(
        "core.award",
        unit="A",
        award="Cờ thi đua",
        stage="proposed",
        reasons_for="dẫn đầu phong trào",
        reasons_against="chưa nộp hồ sơ",
    )
    assert four.ask(
        "select reasons_for, reasons_for_en, reasons_against, reasons_against_en"
        " from marts.award_proposal where unit = 'A' and award = 'FLAG'"
    ) == [
        (
            "hạng 1/4 với 81,82 điểm; dẫn đầu phong trào",
            "rank 1 of 4 with 81.82 points; dẫn đầu phong trào",
            "1 tiêu chí chưa báo cáo; chưa nộp hồ sơ",
            "criteria not reported: 1; chưa nộp hồ sơ",
        )
    ]


def test_votes_on_one_award_say_nothing_of_another(four: Board) -> None:
    for unit, votes in (("A", 8), ("B", 3)):
        ballot = {"eligible": 9, "present": 9, "in_favour": votes}
        four.state("core.vote", unit=unit, question="FLAG", **ballot)
    told = four.ask(
        "select unit, award, votes, reasons_for from marts.award_proposal"
        " where unit = 'B' order by award"
    )
    assert [(award, votes) for _, award, votes, _ in told] == [("CERTIFICATE", None), ("FLAG", 3)]
    assert ["phiếu" in reasons for *_, reasons in told] == [False, True]
