"""What a report prints beside its own figures: held against what stands, never loaded."""

from typing import Any

import pytest

MEMBERS, FEES = "DV_KETNAP_MOI", "THU_KPCD_TYLE"
TOLD = "select rule, raw_text, message_vi, message_en from core.finding"


@pytest.mark.parametrize(("printed", "rules"), [(60, []), (66, ["other_period_differs"])])
def test_a_first_half_printed_again_is_the_one_held(
    world: Any, ask: Any, printed: int, rules: list[str]
) -> None:
    world.tell_members(A=140)
    world.mention("A", MEMBERS, "2024-S1", printed)
    found = ask(world.build(), TOLD)
    assert [row[0] for row in found] == rules
    assert all("60" in text and "66" in text for row in found for text in row[2:])


def test_a_period_nobody_reported_is_compared_with_nothing(world: Any, ask: Any) -> None:
    world.tell("A", MEMBERS, "2024", 140)
    world.mention("A", MEMBERS, "2023", 66)
    connection = world.build()
    assert ask(connection, TOLD) == []
    assert ask(connection, "select period from core.observation") == [("2024",)]


def test_rounding_is_no_difference(world: Any, ask: Any) -> None:
    world.tell("A", FEES, "2024-S1", "98.46", numerator=9846, denominator=10000)
    world.tell("A", FEES, "2024", 99, numerator=99, denominator=100)
    world.mention("A", FEES, "2024-S1", "98.5")
    assert ask(world.build(), TOLD) == []


@pytest.mark.parametrize(("printed", "rules"), [(200, []), (180, ["plan_differs"])])
def test_a_plan_is_the_units_own_target(
    world: Any, ask: Any, printed: int, rules: list[str]
) -> None:
    world.aim(MEMBERS, 200, unit="A", origin="registered")
    world.tell("A", MEMBERS, "2024", 140)
    world.mention("A", MEMBERS, None, printed)
    connection = world.build()
    assert [row[0] for row in ask(connection, TOLD)] == rules
    assert ask(connection, "select value from core.target") == [(200,)]


@pytest.mark.parametrize(("indicator", "rules"), [(MEMBERS, []), (FEES, ["plan_differs"])])
def test_a_whole_blocs_target_is_a_units_only_as_a_share(
    world: Any, ask: Any, indicator: str, rules: list[str]
) -> None:
    world.aim(indicator, 95)
    world.tell("A", indicator, "2024", 90, numerator=90, denominator=100)
    world.mention("A", indicator, None, 80)
    assert [row[0] for row in ask(world.build(), TOLD)] == rules


def test_what_a_superseded_report_printed_is_no_longer_compared(world: Any, ask: Any) -> None:
    world.tell_members(A=140)
    world.mention("A", MEMBERS, "2024-S1", 66)
    world.tell("A", MEMBERS, "2024", 141, file="newer")
    world.file("newer", "A", "2024", revision=1)
    assert [row[0] for row in ask(world.build(), TOLD)] == ["corrects_earlier"]
