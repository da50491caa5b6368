"""What the bloc and its units tell besides figures: what of it stands, and what is compared."""

from decimal import Decimal
from typing import Any

import pytest

PLACE = {"period": "2024", "position": 1, "sheet": "Trang", "cell": "F9", "raw_text": "9"}
POINT = PLACE | {"of_unit": "A", "criterion": "TC1"}


@pytest.fixture
def scored(world: Any) -> Any:
    """A covenant with one criterion of ten points."""
    world.state("core.criterion", covenant="2024-K", criterion="TC1", max_points=10, rule="manual")
    return world


def score(world: Any, points: int, *, name: str = "own", **more: Any) -> None:
    """Let A give itself points."""
    illustrative = more.get("illustrative", False)
    world.file(name, "A", "2024", kind="self_score", illustrative=illustrative)
    world.state("staging.point", submission=name, unit="A", stage="self", points=points,
                **POINT | more)  # fmt: skip


def appraise(world: Any, points: int, stage: str = "appraised", **more: Any) -> None:
    """Let the leader appraise A, or copy what A gave itself."""
    world.file("leader", "K", "2024", kind="appraisal")
    world.state("staging.point", submission="leader", unit="K", stage=stage, points=points,
                **POINT | more)  # fmt: skip


STAGES = "select stage, points from core.point order by stage"
RULES = "select rule from core.finding order by rule"


def test_each_stage_of_a_criterion_stands_beside_the_others(scored: Any, ask: Any) -> None:
    score(scored, 9)
    appraise(scored, 8, "cross_check")
    appraise(scored, 7, reason="thiếu hồ sơ")
    con = scored.build()
    assert ask(con, STAGES) == [
        ("appraised", Decimal(7)), ("cross_check", Decimal(8)), ("self", Decimal(9)),
    ]  # fmt: skip
    assert ask(con, RULES) == []


def test_points_of_a_criterion_of_no_scheme_stand_nowhere(scored: Any, ask: Any) -> None:
    score(scored, 9, criterion="TC9")
    assert ask(scored.build(), STAGES) == []


@pytest.mark.parametrize(("copy", "rules"), [(9, []), (6, ["self_points_differ"])])
def test_a_copy_of_a_units_points_is_compared_and_never_counts(
    scored: Any, ask: Any, copy: int, rules: list[str]
) -> None:
    score(scored, 9)
    appraise(scored, copy, "copied")
    con = scored.build()
    assert ask(con, STAGES) == [("self", Decimal(9))]
    assert ask(con, RULES) == [(rule,) for rule in rules]


@pytest.mark.parametrize(
    ("points", "reason", "rules"),
    [(9, None, []), (8, "thiếu hồ sơ", []), (8, None, ["change_unexplained"])],
)
def test_points_changed_without_a_reason_are_asked_about(
    scored: Any, ask: Any, points: int, reason: str | None, rules: list[str]
) -> None:
    score(scored, 9)
    appraise(scored, points, reason=reason)
    assert ask(scored.build(), RULES) == [(rule,) for rule in rules]


def test_invented_points_are_never_compared_with_real_ones(scored: Any, ask: Any) -> None:
    score(scored, 9, illustrative=True)
    appraise(scored, 6, "copied")
    appraise(scored, 5)
    assert ask(scored.build(), RULES) == []


def test_the_newer_of_two_self_scores_stands(scored: Any, ask: Any) -> None:
    score(scored, 9)
    score(scored, 4, name="corrected")
    scored.file("corrected", "A", "2024", revision=1)
    assert ask(scored.build(), STAGES) == [("self", Decimal(4))]


def test_an_award_that_a_document_states_is_not_told_twice(world: Any, ask: Any) -> None:
    award = {"award": "Cờ", "stage": "recognised"}
    world.state(
        "core.stated_award", covenant="2024-K", unit="A", decision="12", source="QĐ", **award
    )
    world.file("leader", "K", "2024", kind="recognition")
    for unit in ("A", "B", None):
        world.state("staging.award", submission="leader", unit="K", of_unit=unit, **PLACE, **award)
    con = world.build()
    assert ask(con, "select unit, source, submission from core.award order by unit") == [
        ("A", "QĐ", None), ("B", None, "leader"), (None, None, "leader"),
    ]  # fmt: skip


def test_a_registered_target_governs_a_unit_that_has_none_pledged_or_assigned(
    world: Any, ask: Any
) -> None:
    world.file("register", "A", "2024", kind="registration")
    target = {"indicator": "SK_SO", "comparator": ">=", "value": 20, "measure": "sáng kiến"}
    world.state("staging.target", submission="register", unit="A", **PLACE, **target)
    world.tell("A", "SK_SO", "2024", 25)
    con = world.build()
    told = "unit, target, origin, verdict"
    assert ask(con, f"select {told} from marts.progress where indicator = 'SK_SO'"
                    " and period = '2024' order by unit") == [
        ("A", Decimal(20), "registered", "exceeded"),
        ("B", None, None, "no_target"),
        (None, None, None, "no_target"),
    ]  # fmt: skip
    assert ask(con, "select count(*) from marts.asked_cell") == [(0,)]


def test_a_corrected_sheet_of_points_lists_what_it_changed_added_and_dropped(
    scored: Any, ask: Any
) -> None:
    for code in ("TC2", "TC3"):
        scored.state("core.criterion", covenant="2024-K", criterion=code, max_points=10,
                     rule="manual")  # fmt: skip
    score(scored, 9)
    score(scored, 5, criterion="TC2")
    score(scored, 8, name="newer")
    score(scored, 4, name="newer", criterion="TC3")
    scored.file("newer", "A", "2024", revision=1)
    con = scored.build()
    listed = "select item, correction, said_before, said_after from core.further_correction"
    assert ask(con, f"{listed} order by item") == [
        ("TC1", "changed", "9", "8"), ("TC2", "dropped", "5", None), ("TC3", "added", None, "4"),
    ]  # fmt: skip
    ((rule, sentence),) = ask(con, "select rule, message_vi from core.finding")
    assert rule == "corrects_earlier"
    assert "A, TC1: 9 → 8; A, TC2: 5 → không còn; A, TC3: không có → 4" in sentence


def test_a_vote_that_the_corrected_sheet_no_longer_tells_is_listed(world: Any, ask: Any) -> None:
    for name, revision, units in (("old", 0, "AB"), ("new", 1, "A")):
        world.file(name, "K", "2024", kind="vote", revision=revision)
        for unit in units:
            world.state("staging.vote", submission=name, unit="K", question="Cờ", present=4,
                        in_favour=3, **PLACE | {"of_unit": unit})  # fmt: skip
    listed = "select unit, correction, said_before, said_after from core.further_correction"
    assert ask(world.build(), listed) == [("B", "dropped", "3/4", None)]
