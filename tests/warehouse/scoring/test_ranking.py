"""Ranks, ties, stages, votes, gates, grades: what a total leads to, and what it does not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Board = Any
RANKS = "select unit, rank, tied from marts.ranking where stage = 'computed' order by unit"


def totals(board: Board, **percents: object) -> Board:
    """Let one criterion of 100 points bring each unit as many points as it is told."""
    board.scheme().criterion("X", 100, "pro_rata")
    for unit, percent in percents.items():
        board.figure(unit, "X", percent, 100)
    return board


@pytest.fixture
def four(make_board: Any) -> Board:
    """A bloc of four units."""
    return make_board("A", "B", "C", "D")


def test_after_a_tie_the_next_place_is_left_out(four: Board) -> None:
    assert totals(four, A=90, B=80, C=80, D=70).ask(RANKS) == [
        ("A", 1, False),
        ("B", 2, True),
        ("C", 2, True),
        ("D", 4, False),
    ]


def test_where_nobody_has_reported_nobody_is_first(board: Board) -> None:
    board.scheme().criterion("X", 100, "pro_rata")
    for unit in "AB":
        board.figure(unit, "X", None, 100, reported=0)
    assert board.ask(RANKS) == [("A", None, False), ("B", None, False)]
    board.rows["marts.progress"].pop()
    board.figure("B", "X", 10, 100)
    assert board.ask(RANKS) == [("A", 2, False), ("B", 1, False)]


def test_totals_are_equal_when_they_are_equal_in_print(board: Board) -> None:
    assert totals(board, A="80.004", B="80.0").ask(RANKS) == [("A", 1, True), ("B", 1, True)]
    board.rows["marts.progress"][0]["actual"] = "80.006"
    assert board.ask(RANKS) == [("A", 1, False), ("B", 2, False)]


def test_the_print_has_as_many_decimals_as_the_scheme_says(board: Board) -> None:
    totals(board, A="80.4", B="80.0").rows["core.scheme"][0]["decimals"] = 0
    assert board.ask(RANKS) == [("A", 1, True), ("B", 1, True)]


def tied(board: Board) -> Board:
    """A: 90 and no bonus, 1 off; B: 88 and 1 of bonus. Both have 89."""
    board.scheme(bonus="on_top").criterion("X", 60, "pro_rata", content_group="G1")
    board.criterion("Y", 40, "pro_rata", content_group="G2")
    board.criterion("Z", 5, "by_hand", kind="bonus", indicator=None)
    board.criterion("T", -5, "by_hand", kind="deduction", indicator=None)
    for unit, x, y in (("A", 50, 40), ("B", 54, 34)):
        board.figure(unit, "X", x, 60, verdict="missed" if unit == "A" else "exceeded")
        board.figure(unit, "Y", y, 40, verdict="met")
    board.points("A", "T", "self", -1).points("B", "Z", "self", 1)
    return board


OWN = "select unit, rank, printed from marts.ranking where stage = 'self' order by unit"


@pytest.mark.parametrize(
    ("order", "ranks"),
    [
        ((), [1, 1]),
        (("content_points",), [1, 2]),
        (("deduction",), [2, 1]),
        (("main_group",), [2, 1]),
        (("exceeded",), [2, 1]),
        (("votes",), [1, 1]),
        (("votes", "content_points"), [1, 2]),
    ],
)
def test_a_tie_is_broken_in_the_order_of_the_scheme_or_stays(
    board: Board, order: tuple[str, ...], ranks: list[int]
) -> None:
    found = tied(board).ties(*order)
    found.rows["core.scheme"][0]["main_group"] = "G1"
    assert found.ask(OWN) == [("A", ranks[0], 89), ("B", ranks[1], 89)]


def test_votes_break_a_tie_where_enough_voted(board: Board) -> None:
    tied(board).ties("votes")
    for unit, favour in (("A", 5), ("B", 6)):
        board.state("core.vote", unit=unit, question="Q", eligible=9, present=6, in_favour=favour)
    assert board.ask(OWN) == [("A", 2, 89), ("B", 1, 89)]
    board.rows["core.vote"][1]["present"] = 5
    board.rows["core.vote"][1]["in_favour"] = 5
    assert board.ask(OWN) == [("A", 1, 89), ("B", 2, 89)]


def test_each_stage_keeps_its_points_and_says_who_gave_them(board: Board) -> None:
    totals(board, A=90, B=80)
    board.points("A", "X", "self", 95, evidence="Biên bản").points(
        "A", "X", "appraised", 92, reason="Thiếu"
    )
    board.points("B", "X", "self", 80)
    assert board.ask(
        "select unit, stage, points, given_at, reason, evidence from marts.score order by 1, 2"
    ) == [
        ("A", "appraised", 92, "appraised", "Thiếu", None),
        ("A", "computed", 90, "computed", None, None),
        ("A", "self", 95, "self", None, "Biên bản"),
        ("B", "computed", 80, "computed", None, None),
        ("B", "self", 80, "self", None, None),
    ]


def test_what_a_stage_does_not_say_stands_as_the_stage_before_left_it(board: Board) -> None:
    board.scheme().criterion("X", 60, "pro_rata").criterion("Y", 40, "pro_rata")
    board.figure("A", "X", 30, 60).figure("A", "Y", 20, 40)
    board.points("A", "X", "self", 40).points("A", "Y", "appraised", 10)
    assert board.ask(
        "select criterion, points, given_at from marts.score where stage = 'appraised' order by 1"
    ) == [("X", 40, "self"), ("Y", 10, "appraised")]


def test_points_beyond_the_most_count_as_the_most_and_are_kept_as_stated(board: Board) -> None:
    totals(board, A=90, B=80).criterion("T", -3, "by_hand", kind="deduction", indicator=None)
    board.points("A", "X", "self", 120).points("A", "T", "self", 2).points("B", "T", "self", -9)
    assert board.ask(
        "select unit, criterion, points, stated from marts.score where stage = 'self' order by all"
    ) == [("A", "T", -2, 2), ("A", "X", 100, 120), ("B", "T", -3, -9), ("B", "X", 80, None)]


def test_nobody_checks_itself(board: Board) -> None:
    totals(board, A=90, B=80)
    for unit, checker in (("A", "A"), ("B", "A")):
        board.points(unit, "X", "cross_check", 99)
        board.state("core.cross_check", unit=unit, checked_by=checker)
    assert board.ask("select unit from marts.ranking where stage = 'cross_check'") == [("B",)]


def test_a_vote_without_quorum_leads_nowhere(board: Board) -> None:
    totals(board, A=90, B=80).points("A", "X", "appraised", 91).points("B", "X", "appraised", 79)
    for unit, present in (("A", 6), ("B", 5)):
        board.state("core.vote", unit=unit, question="Q", eligible=9, present=present, in_favour=5)
    assert board.ask(
        "select unit, total, votes, provisional from marts.ranking where stage = 'voted'"
    ) == [("A", 91, 5, True)]
    assert board.ask("select unit, has_quorum, has_majority from marts.ballot order by 1") == [
        ("A", True, True),
        ("B", False, True),
    ]


def test_half_of_those_present_is_no_majority(board: Board) -> None:
    totals(board, A=90, B=80)
    board.state("core.vote", unit="A", question="Q", eligible=6, present=6, in_favour=3)
    assert board.ask("select has_majority from marts.ballot") == [(False,)]


def test_what_is_recognised_ends_what_is_provisional(board: Board) -> None:
    totals(board, A=90, B=80)
    board.state("core.award", unit="A", award="Cờ", stage="recognised", points="96.5")
    assert board.ask(
        "select unit, stage, total, rank, provisional from marts.ranking order by all"
    ) == [
        ("A", "computed", 90, 1, True),
        ("A", "recognised", Decimal("96.5"), 1, False),
        ("B", "computed", 80, 2, True),
        ("B", "recognised", 80, 2, False),
    ]


def test_a_scheme_may_end_at_the_vote(board: Board) -> None:
    totals(board, A=90, B=80).rows["core.scheme"][0]["final_stage"] = "voted"
    board.state("core.vote", unit="A", question="Q", eligible=6, present=6, in_favour=6)
    assert board.ask("select provisional from marts.ranking where stage = 'voted'") == [(False,)]


def test_nothing_is_ranked_before_a_line_is_decided(board: Board) -> None:
    board.rows["core.build"][0]["as_of"] = date(2024, 11, 1)
    board.scheme().criterion("X", 100, "pro_rata").figure("A", "X", None, 100, reported=0)
    board.figure("B", "X", 0, 100)
    assert board.ask("select unit, total, possible, rank from marts.ranking order by unit") == [
        ("A", 0, 100, None),
        ("B", 0, 0, 1),
    ]


def graded(board: Board) -> Board:
    for grade, at_least, each in (("XS", 90, 50), ("TOT", 70, None), ("HT", 50, None)):
        board.state(
            "core.scheme_grade", grade=grade, name_vi=grade, at_least=at_least, each_at_least=each
        )
    return board


@pytest.mark.parametrize(
    ("x", "y", "grade"),
    [(90, 10, "XS"), (90, 4, "TOT"), (60, 10, "TOT"), (59, 10, "HT"), (9, 9, None)],
)
def test_a_grade_takes_its_total_and_a_share_of_each_criterion(
    board: Board, x: int, y: int, grade: str | None
) -> None:
    graded(board).scheme().criterion("X", 90, "pro_rata").criterion("Y", 10, "pro_rata")
    board.figure("A", "X", x, 90).figure("A", "Y", y, 10)
    assert board.ask("select grade from marts.ranking where unit = 'A'") == [(grade,)]


def gates(board: Board) -> Board:
    for position, rule in enumerate(
        ("signed", "registered", "reports_received", "not_already_awarded", "attended"), 1
    ):
        board.state("core.gate", gate=rule, position=position, rule=rule, name_vi=rule)
    return board


GATES = "select unit, rank, gates_failed, gates_unknown, eligible from marts.ranking order by unit"


def test_what_we_do_not_hold_is_not_known_rather_than_passed(board: Board) -> None:
    everything = "signed, registered, reports_received, not_already_awarded, attended"
    assert gates(totals(board, A=90, B=80)).ask(GATES) == [
        ("A", 1, None, everything, None),
        ("B", 2, None, everything, None),
    ]


def test_a_gated_unit_keeps_its_rank_and_is_not_eligible(board: Board) -> None:
    gates(totals(board, A=90, B=80)).state("core.signatory", unit="B")
    board.state("core.target", unit="B", indicator="X", origin="registered")
    for unit, status in (("A", "missing"), ("B", "on_time")):
        board.state("marts.completeness", bloc="K", unit=unit, period="2024", status=status)
        board.state("core.gate_statement", gate="attended", unit=unit, outcome="passed")
        board.state("core.gate_statement", gate="not_already_awarded", unit=unit, outcome="passed")
    assert board.ask(GATES) == [
        ("A", 1, "signed, registered, reports_received", None, False),
        ("B", 2, None, None, True),
    ]


def test_an_award_of_another_bloc_in_the_year_closes_the_gate(board: Board) -> None:
    gates(totals(board, A=90, B=80))
    board.state("core.covenant", covenant="2024-L", bloc="L", year=2024)
    board.state("core.award", covenant="2024-L", unit="A", award="Cờ", stage="recognised")
    assert [row[2] for row in board.ask(GATES)] == ["not_already_awarded", None]


def test_a_grade_too_low_closes_its_gate(board: Board) -> None:
    graded(totals(board, A=90, B=60))
    board.state("core.gate", gate="g", position=1, rule="grade_at_least", grade="TOT", name_vi="g")
    assert [row[2:] for row in board.ask(GATES)] == [(None, None, True), ("g", None, False)]


def test_what_would_change_a_rank_is_the_way_to_the_neighbours(four: Board) -> None:
    totals(four, A=90, B=80, C=80, D="70.5")
    assert four.ask("select unit, to_gain, to_lose from marts.ranking order by unit") == [
        ("A", None, 10),
        ("B", 10, Decimal("9.5")),
        ("C", 10, Decimal("9.5")),
        ("D", Decimal("9.5"), None),
    ]
