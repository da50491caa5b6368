"""Whether ranks withstand what is not sure: estimates, lines in dispute, the weights themselves."""

from typing import Any

Board = Any
TESTS = "select unit, test, rank_before, rank_after from marts.sensitivity order by test, unit"


def two(board: Board, a: object, b: object, **more: Any) -> Board:
    """Give each unit a figure of one criterion of 100 points; more of it is A's."""
    board.scheme().criterion("X", 100, "pro_rata", content_group="G1")
    return board.figure("A", "X", a, 100, **more).figure("B", "X", b, 100)


def test_what_nothing_doubts_is_not_tested(board: Board) -> None:
    assert two(board, 90, 80).ask(TESTS) == []


def test_an_estimate_moves_five_per_cent_both_ways(board: Board) -> None:
    assert two(board, 82, 80, estimated=1).ask(TESTS) == [
        ("A", "estimates_apart", 1, 2),
        ("B", "estimates_apart", 2, 2),
        ("A", "estimates_down", 1, 2),
        ("B", "estimates_down", 2, 1),
        ("A", "estimates_up", 1, 1),
        ("B", "estimates_up", 2, 2),
    ]


def test_estimates_apart_are_the_worst_for_each_unit(board: Board) -> None:
    two(board, 82, 80, estimated=1).rows["marts.progress"][1]["estimated"] = 1
    assert board.ask(TESTS) == [
        ("A", "estimates_apart", 1, 2),
        ("B", "estimates_apart", 2, 2),
        ("A", "estimates_down", 1, 1),
        ("B", "estimates_down", 2, 2),
        ("A", "estimates_up", 1, 1),
        ("B", "estimates_up", 2, 2),
    ]


def test_a_line_that_the_appraisal_changed_is_left_out(board: Board) -> None:
    board.scheme().criterion("X", 60, "pro_rata").criterion("Y", 40, "pro_rata")
    for unit, points in (("A", 40), ("B", 30)):
        board.figure(unit, "X", 60, 60).figure(unit, "Y", 40, 40)
        board.points(unit, "Y", "self", 40).points(unit, "Y", "appraised", points)
    assert board.ask(TESTS) == [("A", "without:B/Y", 1, 1), ("B", "without:B/Y", 2, 2)]
    board.points("A", "X", "self", 60).points("A", "X", "appraised", 58)
    assert board.ask(TESTS)[:2] == [("A", "without:A/X", 1, 2), ("B", "without:A/X", 2, 1)]


def test_a_line_with_an_open_finding_at_its_cell_is_left_out(board: Board) -> None:
    two(board, 90, 80)
    for unit, severity in (("A", "warning"), ("B", "info")):
        place = {"submission": unit, "sheet": "Báo cáo", "cell": "F12"}
        board.state("core.observation", unit=unit, indicator="X", period="2024", **place)
        board.state("core.finding", severity=severity, **place)
    assert board.ask(TESTS) == [("A", "without:A/X", 1, 2), ("B", "without:A/X", 2, 1)]


def test_a_line_with_an_open_finding_at_the_cell_of_its_points_is_left_out(board: Board) -> None:
    place = {"submission": "s", "sheet": "Tự chấm điểm", "cell": "F9"}
    two(board, 90, 80).points("A", "X", "self", 95, **place).points("B", "X", "self", 80)
    board.state("core.finding", severity="warning", **place)
    assert board.ask(TESTS) == [("A", "without:A/X", 1, 2), ("B", "without:A/X", 2, 1)]


def test_a_criterion_that_names_no_group_is_weighed_with_the_group_of_its_indicator(
    board: Board,
) -> None:
    board.scheme().criterion("X", 50, "pro_rata").criterion("Y", 50, "pro_rata")
    for indicator, group in (("X", "G1"), ("Y", "G2")):
        board.rows["core.indicator"].append({"indicator": indicator, "content_group": group})
    for unit, x, y in (("A", 40, 50), ("B", 49, 42)):
        board.figure(unit, "X", x, 50).figure(unit, "Y", y, 50)
    assert board.ask(f"{TESTS} limit 2") == [
        ("A", "weight_down:G1", 2, 1),
        ("B", "weight_down:G1", 1, 2),
    ]


def test_each_weight_moves_by_five_points_and_the_others_make_room(board: Board) -> None:
    board.scheme().criterion("X", 50, "pro_rata", content_group="G1")
    board.criterion("Y", 50, "pro_rata", content_group="G2")
    for unit, x, y in (("A", 40, 50), ("B", 49, 42)):
        board.figure(unit, "X", x, 50).figure(unit, "Y", y, 50)
    assert board.ask(TESTS) == [
        ("A", "weight_down:G1", 2, 1),
        ("B", "weight_down:G1", 1, 2),
        ("A", "weight_down:G2", 2, 2),
        ("B", "weight_down:G2", 1, 1),
        ("A", "weight_up:G1", 2, 2),
        ("B", "weight_up:G1", 1, 1),
        ("A", "weight_up:G2", 2, 1),
        ("B", "weight_up:G2", 1, 2),
    ]
    assert board.ask(
        "select printed from marts.tally where unit = 'A' and scenario = 'weight_up:G1'"
    ) == [(89,)]


def test_a_weight_does_not_fall_below_nothing(board: Board) -> None:
    board.scheme().criterion("X", 97, "pro_rata", content_group="G1")
    board.criterion("Y", 3, "pro_rata", content_group="G2")
    board.figure("A", "X", 50, 100).figure("A", "Y", 100, 100)
    assert board.ask(
        "select scenario, printed from marts.tally"
        " where unit = 'A' and scenario like 'weight%' order by 1"
    ) == [
        ("weight_down:G1", 54),
        ("weight_down:G2", 50),
        ("weight_up:G1", 50),
        ("weight_up:G2", 54),
    ]


def test_an_estimate_moves_the_points_that_people_gave_by_what_it_moves_the_computed(
    board: Board,
) -> None:
    two(board, 90, 80, estimated=1).points("A", "X", "self", 97).points("B", "X", "self", 80)
    assert board.ask(
        "select scenario, printed from marts.tally"
        " where unit = 'A' and stage = 'self' order by scenario"
    ) == [("as_is", 97), ("estimates_down", 92.5), ("estimates_up", 100)]
    assert board.ask("select distinct stage from marts.sensitivity") == [("self",)]
