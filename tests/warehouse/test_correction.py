"""What a later report changes, and what looks as if an earlier one was sent again."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

MEMBERS, TOTAL, FEES = "DV_KETNAP_MOI", "DV_TONG", "THU_KPCD_TYLE"
VIETNAM = timezone(timedelta(hours=7))
TOLD = "select rule, severity, message_vi from core.finding"


def rules(world: Any, ask: Any) -> list[str]:
    """Name the rules broken; of 2023 the little world has reports but no covenant."""
    told = {row[0] for row in ask(world.build(), TOLD)} - {"unit_without_bloc"}
    return sorted(told)


def test_every_value_changed_added_and_dropped_is_listed(world: Any, ask: Any) -> None:
    world.tell("A", MEMBERS, "2024", 7, file="old")
    world.tell("A", TOTAL, "2024", 900, file="old")
    world.tell("A", MEMBERS, "2024", 9, file="new")
    world.tell("A", TOTAL, "2024", None, missing="blank", file="new")
    world.tell("A", "SK_SO", "2024", 3, file="new")
    world.file("new", "A", "2024", revision=1)
    listed = ask(
        world.build(),
        "select indicator, correction, value_before, value_after from core.correction order by 1",
    )
    assert listed == [
        (MEMBERS, "changed", 7, 9), (TOTAL, "dropped", 900, None), ("SK_SO", "added", None, 3),
    ]  # fmt: skip


def test_a_row_the_later_report_lacks_is_no_correction(world: Any, ask: Any) -> None:
    world.tell("A", MEMBERS, "2024", 7, file="old")
    world.tell("A", TOTAL, "2024", 900, file="new")
    world.file("new", "A", "2024", revision=1)
    assert ask(world.build(), "select indicator from core.correction") == [(TOTAL,)]


@pytest.mark.parametrize(("day", "told"), [(10, "order_is_known"), (11, "corrects_earlier")])
def test_two_reports_of_the_same_day_and_revision_are_a_question(
    world: Any, ask: Any, day: int, told: str
) -> None:
    for name, value in (("one", 120), ("two", 130)):
        world.tell("A", MEMBERS, "2024", value, file=name)
    world.file("two", "A", "2024", received=datetime(2024, 6, day, tzinfo=VIETNAM))
    assert rules(world, ask) == [told]


FIVE = [MEMBERS, TOTAL, "SK_SO", "DT_SO", "CDCS_TONG"]


@pytest.mark.parametrize(("changed", "told"), [(0, ["not_copied_forward"]), (1, [])])
def test_last_years_figures_left_in_the_form_are_told(
    world: Any, ask: Any, changed: int, told: list[str]
) -> None:
    for place, indicator in enumerate(FIVE):
        world.tell("A", indicator, "2023-S1", 10 + place)
        world.tell("A", indicator, "2024-S1", 10 + place + (1 if place < changed else 0))
    assert rules(world, ask) == told


def test_a_year_that_repeats_its_first_half_is_told(world: Any, ask: Any) -> None:
    for place, indicator in enumerate(FIVE):
        world.tell("A", indicator, "2024-S1", 10 + place)
        world.tell("A", indicator, "2024", 10 + place)
    assert rules(world, ask) == ["not_copied_forward"]


@pytest.mark.parametrize(("figures", "told"), [(2, []), (3, ["not_copied_forward"])])
def test_a_first_half_that_repeats_the_year_before_it_is_told(
    world: Any, ask: Any, figures: int, told: list[str]
) -> None:
    for place, indicator in enumerate(FIVE[:figures]):
        world.tell("A", indicator, "2023", 10 + place)
        world.tell("A", indicator, "2024-S1", 10 + place)
    assert rules(world, ask) == told


@pytest.mark.parametrize(("year", "told"), [(499, []), (500, ["plausible_change"])])
def test_a_year_a_hundred_times_its_first_half_is_told(
    world: Any, ask: Any, year: int, told: list[str]
) -> None:
    world.tell("A", MEMBERS, "2024-S1", 5)
    world.tell("A", MEMBERS, "2024", year)
    assert rules(world, ask) == told


@pytest.mark.parametrize(("now", "told"), [(99, []), (100, ["plausible_change"]), (1, [])])
def test_a_jump_of_a_hundred_times_is_told_with_both_figures(
    world: Any, ask: Any, now: int, told: list[str]
) -> None:
    world.tell("A", MEMBERS, "2023", 1)
    world.tell("A", MEMBERS, "2024", now)
    assert rules(world, ask) == told


@pytest.mark.parametrize(
    ("told", "others", "rule"),
    [
        (100_000_000_000, [900_000_000, 1_000_000_000, 5_000_000_000], ["plausible_beside_peers"]),
        (10_000_000, [900_000_000, 1_000_000_000, 5_000_000_000], ["plausible_beside_peers"]),
        (99_000_000_000, [900_000_000, 1_000_000_000, 5_000_000_000], []),
        (100_000_000_000, [900_000_000, 1_000_000_000], []),  # two others have no middle
        (100_000_000_000, [900_000_000, 1_000_000_000, 0], []),  # who raised nothing is no measure
    ],
)
def test_money_a_hundred_times_the_middle_of_the_other_units_is_told(
    world: Any, ask: Any, told: int, others: list[int], rule: list[str]
) -> None:
    world.units = ("A", "B", "C", "D")
    for unit, money in zip("ABCD", [told, *others], strict=False):
        world.tell(unit, "XH_TIEN", "2024", money)
    assert rules(world, ask) == rule


@pytest.mark.parametrize(
    ("women", "qualifier", "told"),
    [(900, "=", ["part_of_whole"]), (800, "=", []), (900, "<", []), (900, ">", ["part_of_whole"])],
)
def test_a_part_that_is_surely_above_its_whole_is_told_with_both_figures(
    world: Any, ask: Any, women: int, qualifier: str, told: list[str]
) -> None:
    world.tell("A", TOTAL, "2024", 800)
    world.tell("A", "DV_NU", "2024", women, qualifier=qualifier)
    con = world.build()
    found = ask(con, TOLD)
    assert [rule for rule, _, _ in found] == told
    assert all("“900”" in said and "“800”" in said for _, _, said in found)


def test_both_figures_of_money_unlike_the_other_units_are_in_the_sentence(
    world: Any, ask: Any
) -> None:
    world.units = ("A", "B", "C", "D", "E")
    for unit, money in zip("ABCDE", [178 * 10**9, 10**9, 10**9, 2 * 10**9, 10**9], strict=True):
        world.tell(unit, "XH_TIEN", "2024", money)
    (sentence,) = (told[2] for told in ask(world.build(), TOLD))
    assert "178.000.000.000 đồng" in sentence
    assert "4 đơn vị khác" in sentence
    assert "1.000.000.000 đồng" in sentence


def test_invented_money_is_no_measure_of_real_money(world: Any, ask: Any) -> None:
    world.units = ("A", "B", "C", "D")
    world.tell("A", "XH_TIEN", "2024", 178 * 10**9)
    for unit in "BCD":
        world.tell(unit, "XH_TIEN", "2024", 10**9, illustrative=True)
    assert rules(world, ask) == []


@pytest.mark.parametrize(("whole", "told"), [(100, []), (101, []), (120, ["whole_differs"])])
def test_the_whole_of_a_share_is_the_number_told_beside_it(
    world: Any, ask: Any, whole: int, told: list[str]
) -> None:
    world.tell("A", "DV_TYLE", "2024", 90, numerator=90, denominator=100)
    world.tell("A", "LD_TONG", "2024", whole)
    assert rules(world, ask) == told
