"""Each rule by which a criterion gives points: what is proved, and what a bound leaves open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Board = Any


def line(board: Board, columns: str = "points, possible, state") -> tuple[Any, ...]:
    """Give the one line of unit A."""
    (found,) = board.ask(f"select {columns} from marts.score where unit = 'A'")
    return tuple(found)


@pytest.mark.parametrize(
    ("rule", "more", "actual", "points"),
    [
        ("pro_rata", {}, 130, "10"),
        ("pro_rata", {}, 100, "10"),
        ("pro_rata", {}, 75, "7.5"),
        ("pro_rata", {}, 0, "0"),
        ("floor", {"floor": 50}, 50, "5"),
        ("floor", {"floor": 50}, "49.9", "0"),
        ("floor", {"floor": 29}, 29, "2.9"),
        ("all_or_nothing", {}, 100, "10"),
        ("all_or_nothing", {}, "99.9", "0"),
    ],
)
def test_more_is_better(
    board: Board, rule: str, more: dict[str, Any], actual: object, points: str
) -> None:
    board.scheme().criterion("X", 10, rule, **more).figure("A", "X", actual, 100)
    assert line(board) == (Decimal(points), Decimal(points), "told")


@pytest.mark.parametrize(
    ("actual", "points"), [(120, 10), (100, 10), ("99.99", 8), (90, 8), (70, 5), ("69.9", 0)]
)
def test_steps_are_a_table(board: Board, actual: object, points: int) -> None:
    board.scheme().criterion("X", 10, "steps").figure("A", "X", actual, 100)
    for at_least, share in ((100, 100), (90, 80), (70, 50)):
        board.state("core.criterion_step", criterion="X", at_least=at_least, share=share)
    assert line(board, "points") == (points,)


@pytest.mark.parametrize(
    ("actual", "target", "points"),
    [(0, 0, 10), (1, 0, 8), (6, 0, 0), (2, 4, 10), (4, 4, 10), (8, 4, 5), (0, 4, 10)],
)
def test_lower_is_better_needs_no_division_by_nothing(
    board: Board, actual: int, target: int, points: int
) -> None:
    board.scheme().criterion("X", 10, "lower_is_better", per_case=2)
    board.figure("A", "X", actual, target, comparator="<=")
    assert line(board, "points") == (points,)


@pytest.mark.parametrize(
    ("comparator", "actual", "points"),
    [(">", 45, 0), (">", "45.1", 10), (">=", 45, 10), ("=", 45, 10), ("=", 46, 0), ("<", 45, 0)],
)
def test_a_threshold_keeps_its_comparator(
    board: Board, comparator: str, actual: object, points: int
) -> None:
    board.scheme().criterion("X", 10, "all_or_nothing")
    board.figure("A", "X", actual, 45, comparator=comparator)
    assert line(board, "points") == (points,)


@pytest.mark.parametrize(
    ("comparator", "actual", "points"),
    [(">", 0, 0), (">", 1, 10), ("=", 0, 10), ("=", 3, 0), (">=", 0, 10), (">=", -1, 0)],
)
def test_of_a_target_of_zero_there_is_no_share_only_met_or_not(
    board: Board, comparator: str, actual: int, points: int
) -> None:
    board.scheme().criterion("X", 10, "pro_rata")
    board.figure("A", "X", actual, 0, comparator=comparator)
    assert line(board, "points") == (points,)


@pytest.mark.parametrize(
    ("rule", "qualifier", "target", "points", "possible", "state"),
    [
        ("all_or_nothing", ">", 11000, 10, 10, "told"),
        ("all_or_nothing", ">", 11500, 0, 10, "open"),
        ("all_or_nothing", "<", 11500, 0, 0, "told"),
        ("all_or_nothing", "~", 11000, 0, 10, "open"),
        ("pro_rata", ">", 22000, 5, 10, "open"),
        ("pro_rata", "<", 22000, 0, 5, "open"),
    ],
)
def test_a_bound_brings_what_it_proves(
    board: Board,
    rule: str,
    qualifier: str,
    target: int,
    points: int,
    possible: int,
    state: str,
) -> None:
    board.scheme().criterion("X", 10, rule).figure("A", "X", 11000, target, qualifier=qualifier)
    assert line(board) == (points, possible, state)


@pytest.mark.parametrize(
    ("qualifier", "reason", "reason_en"),
    [
        ("=", "đạt 62,5% mục tiêu", "62.5% of the target"),
        (">", "đạt trên 62,5% mục tiêu", "more than 62.5% of the target"),
        ("~", "đạt khoảng 62,5% mục tiêu", "about 62.5% of the target"),
    ],
)
def test_a_reason_keeps_the_bound(
    board: Board, qualifier: str, reason: str, reason_en: str
) -> None:
    board.scheme().criterion("X", 10, "pro_rata")
    board.figure("A", "X", "62.5", 100, percent="62.5", qualifier=qualifier)
    assert line(board, "reason, reason_en") == (reason, reason_en)


def test_an_upper_bound_proves_points_where_lower_is_better(board: Board) -> None:
    board.scheme().criterion("X", 10, "lower_is_better", per_case=1)
    board.figure("A", "X", 8, 4, comparator="<=", qualifier="<")
    assert line(board) == (5, 10, "open")


def test_a_yes_gives_all_and_a_no_nothing(board: Board) -> None:
    board.scheme().criterion("X", 10, "all_or_nothing")
    for unit, answer in (("A", 1), ("B", 0)):
        board.figure(unit, "X", answer, 1, comparator="yes")
    assert board.ask("select points from marts.score order by unit") == [(10,), (0,)]


@pytest.mark.parametrize(
    ("actual", "points"), [(100, 0), (109, 0), (110, 2), (130, 6), (400, 7), (50, 0)]
)
def test_a_bonus_for_each_step_beyond_the_target_ends_at_its_cap(
    board: Board, actual: int, points: int
) -> None:
    board.scheme().criterion(
        "X", 8, "beyond_target", kind="bonus", per_step=2, step_percent=10, cap=7
    )
    board.figure("A", "X", actual, 100)
    assert line(board, "points") == (points,)


def test_all_bonuses_together_end_at_the_schemes_cap(board: Board) -> None:
    board.scheme(95).criterion("X", 95, "pro_rata").figure("A", "X", 100, 100)
    for bonus in ("Y", "Z"):
        board.criterion(bonus, 4, "per_case", kind="bonus", per_case=1)
        board.figure("A", bonus, 4, None)
    assert board.ask("select bonus, total from marts.ranking where unit = 'A'") == [(5, 100)]


def test_no_report_is_nothing_and_says_so(board: Board) -> None:
    board.scheme().criterion("X", 10, "pro_rata")
    board.figure("A", "X", None, 100, reported=0).figure("B", "X", 0, 100)
    told = board.ask("select points, state, reason, reason_en from marts.score order by unit")
    assert told[0] == (0, "not_reported", "chưa báo cáo", "not reported")
    assert told[1][:2] == (0, "told")


def test_what_is_not_due_is_open(board: Board) -> None:
    board.rows["core.build"][0]["as_of"] = date(2024, 11, 1)
    board.scheme().criterion("X", 10, "pro_rata").figure("A", "X", None, 100, reported=0)
    assert line(board) == (0, 10, "not_due")


def test_without_a_target_nothing_is_proved(board: Board) -> None:
    board.scheme().criterion("X", 10, "pro_rata").figure("A", "X", 7, None, comparator=None)
    assert line(board) == (0, 10, "no_target")


def test_what_people_judge_is_open_until_they_do(board: Board) -> None:
    board.scheme().criterion("X", 10, "by_hand", indicator=None)
    assert line(board) == (0, 10, "by_hand")


def test_a_share_of_nothing_does_not_apply(board: Board) -> None:
    board.scheme().criterion("X", 10, "pro_rata")
    board.figure("A", "X", None, 100, measure="%", numerator=0, denominator=0)
    assert line(board) == (None, None, "not_applicable")


def test_a_unit_to_which_nothing_applies_has_no_rank(board: Board) -> None:
    board.scheme().criterion("X", 100, "pro_rata")
    board.figure("A", "X", None, 100, expected=0, reported=0).figure("B", "X", 50, 100)
    assert board.ask("select unit, total, rank, tied from marts.ranking order by unit") == [
        ("A", None, None, False),
        ("B", 50, 1, False),
    ]


@pytest.mark.parametrize(("days", "points"), [(0, 0), (2, -2), (9, -3)])
def test_a_late_report_costs_by_the_day_up_to_its_most(
    board: Board, days: int, points: int
) -> None:
    board.scheme().criterion("X", -3, "late_report", kind="deduction", indicator=None, per_day=1)
    for period in ("2024-S1", "2024"):
        late = days if period == "2024" else 0
        board.state(
            "marts.completeness", bloc="K", unit="A", period=period, days_late=late, status="late"
        )
    assert line(board, "points") == (points,)


def test_a_missing_report_and_a_covenant_not_signed_cost_what_the_scheme_says(
    board: Board,
) -> None:
    board.scheme()
    for criterion, rule in (("M", "missing_report"), ("S", "not_signed")):
        board.criterion(criterion, -8, rule, kind="deduction", indicator=None, per_case=4)
    for period in ("2024-S1", "2024"):
        board.state("marts.completeness", bloc="K", unit="A", period=period, status="missing")
    board.state("core.signatory", unit="B")
    points = board.ask("select unit, criterion, points from marts.score order by all")
    assert points == [("A", "M", -8), ("A", "S", -4), ("B", "M", 0), ("B", "S", 0)]


def test_who_signed_is_not_known_where_no_signatory_is(board: Board) -> None:
    board.scheme().criterion("S", -8, "not_signed", kind="deduction", indicator=None, per_case=8)
    assert line(board, "points") == (0,)


def test_real_signatories_say_nothing_under_an_illustrative_scheme(board: Board) -> None:
    board.illustrative = True
    board.scheme().criterion("S", -8, "not_signed", kind="deduction", indicator=None, per_case=8)
    board.state("core.gate", gate="G", position=1, rule="signed", name_vi="Đã ký")
    board.state("core.signatory", unit="B")
    assert line(board, "points") == (0,)
    assert board.ask("select distinct gates_unknown from marts.ranking") == [("G",)]


def test_an_illustrative_scheme_scores_no_real_figure(board: Board) -> None:
    board.illustrative = True
    board.scheme().criterion("X", 10, "pro_rata")
    board.figure("A", "X", 100, 100, illustrative=False).figure("B", "X", 100, 100)
    assert board.ask("select points, illustrative from marts.score order by unit") == [
        (0, True),
        (10, True),
    ]


@pytest.mark.parametrize(
    ("actual", "target", "printed"), [(99, 300, "4.95"), (1001, 3000, "5.01"), (1, 3, "5.00")]
)
def test_a_total_is_rounded_half_up_and_only_when_printed(
    board: Board, actual: int, target: int, printed: str
) -> None:
    """Points of 15 by thirds: 4,95, then 5,005 exactly, which is 5,01 in print, then 5."""
    board.scheme(15, scale=15, bonus_cap=0).criterion("X", 15, "pro_rata")
    board.figure("A", "X", actual, target)
    assert board.ask("select printed from marts.ranking where unit = 'A'") == [(Decimal(printed),)]
