"""Targets of every kind: amended, nested, of a term, of an event, and soft beside last year."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
One = Callable[..., Row]
Rows = Callable[..., list[Row]]
JUNE = date(2024, 6, 1)


def test_an_amendment_tells_what_it_was_and_by_which_decision(world: Any, rows: Rows) -> None:
    world.aim("SK_SO", 300)
    world.aim("SK_SO", 400, valid_from=date(2024, 9, 1), decision="12/QĐ")
    world.aim("SK_SO", 380, valid_from=date(2024, 11, 1), decision="15/QĐ")
    world.aim("SK_SO", 90, unit="A", origin="registered")
    world.aim("DT_SO", 10)
    told = [
        (row["amended_on"], row["old_value"], row["new_value"], row["change"], row["decision"])
        for row in rows("marts.amendment")
    ]
    assert told == [
        (date(2024, 9, 1), 300, 400, 100, "12/QĐ"),
        (date(2024, 11, 1), 400, 380, -20, "15/QĐ"),
    ]


def test_a_nested_target_stands_beside_the_one_that_holds_it(world: Any, rows: Rows) -> None:
    world.units = ("A",)
    world.aim("CDCS_HTT_TYLE", 85)
    world.aim("CDCS_HTXS_TYLE", 45, ">", parent_target="CDCS_HTT_TYLE")
    world.tell("A", "CDCS_HTT_TYLE", "2024", 90, numerator=18, denominator=20)
    world.tell("A", "CDCS_HTXS_TYLE", "2024", 45, numerator=9, denominator=20)
    found = rows("marts.nested_target", period="2024")
    assert {row["unit"] for row in found} == {None, "A"}
    for row in found:
        assert (row["target"], row["actual"], row["verdict"]) == (45, 45, "missed")
        assert (row["parent"], row["parent_target"]) == ("CDCS_HTT_TYLE", 85)
        assert (row["parent_actual"], row["parent_verdict"]) == (90, "exceeded")


def test_a_target_of_a_term_adds_up_over_its_years(world: Any, one: One) -> None:
    world.units = ("A",)
    world.sign(2023, "A")
    world.aim("DV_KETNAP_MOI", 1000, term_from=2023, term_to=2027)
    for period, value in (("2023", 230), ("2024-S1", 80), ("2024", 150)):
        world.tell("A", "DV_KETNAP_MOI", period, value)
    half = one("marts.term_progress", unit=None, period="2024-S1")
    year = one("marts.term_progress", unit=None, period="2024")
    assert (half["actual"], half["percent"], half["expected_percent"]) == (310, 31, 30)
    assert (year["actual"], year["percent"], year["expected_percent"]) == (380, 38, 40)
    assert (half["verdict"], year["verdict"]) == ("on_pace", "behind")
    assert (year["years"], year["years_told"]) == (2, 2)


def test_a_target_of_a_term_is_never_held_against_one_year(world: Any, show: One) -> None:
    world.units = ("A",)
    world.aim("DV_KETNAP_MOI", 1000, term_from=2023, term_to=2027)
    world.aim("DV_TONG", 90, term_from=2024, term_to=2024)
    world.tell("A", "DV_KETNAP_MOI", "2024", 150)
    world.tell("A", "DV_TONG", "2024", 95)
    assert show("DV_KETNAP_MOI", "2024")["verdict"] == "no_target"
    assert show("DV_TONG", "2024")["verdict"] == "exceeded"


def test_a_silent_year_of_a_term_leaves_a_bound(world: Any, rows: Rows) -> None:
    cases = {
        "DV_KETNAP_MOI": (1000, "met"),
        "SK_SO": (1001, "exceeded"),
        "DT_SO": (400, "on_pace"),
        "TT_CUOC": (100, "indeterminate"),
    }
    world.units = ("A",)
    for indicator, (value, _) in cases.items():
        world.aim(indicator, 1000, term_from=2023, term_to=2027)
        world.tell("A", indicator, "2024", value)
    found = {row["indicator"]: row for row in rows("marts.term_progress", period="2024")}
    for indicator, (value, verdict) in cases.items():
        row = found[indicator]
        assert (row["actual"], row["qualifier"], row["verdict"]) == (value, ">=", verdict)


def test_a_state_of_a_term_is_judged_at_its_end_or_once_reached(world: Any, rows: Rows) -> None:
    cases = {
        "DV_TONG": (2027, 80, "not_due"),
        "HDLD_SO": (2027, 83, "met"),
        "BHXH_SO": (2024, 80, "missed"),
        "TULD_TYLE": (2024, 90, "exceeded"),
    }
    world.units = ("A",)
    for indicator, (last, value, _) in cases.items():
        world.aim(indicator, 83, term_from=2023, term_to=last)
        world.tell("A", indicator, "2024", value, numerator=value, denominator=100)
    found = {row["indicator"]: row for row in rows("marts.term_progress", period="2024")}
    for indicator, (_, value, verdict) in cases.items():
        row = found[indicator]
        assert (row["actual"], row["expected_percent"]) == (value, None)
        assert row["verdict"] == verdict


def test_a_term_without_a_figure_waits_and_is_then_not_known(world: Any, one: One) -> None:
    world.aim("DV_KETNAP_MOI", 1000, term_from=2023, term_to=2027)
    where = {"unit": None, "period": "2024-S1"}
    assert one("marts.term_progress", JUNE, **where)["verdict"] == "not_due"
    late = one("marts.term_progress", **where)
    assert (late["actual"], late["percent"], late["verdict"]) == (None, None, "not_known")


BOTH, NONE = {"A": 60, "B": 90}, dict[str, int]()
# Of each indicator: last year's results, the target, whether it asks for less, and its ratio.
REALISM: dict[str, tuple[dict[str, int], str, int, object, object]] = {
    "SK_SO": (BOTH, ">=", 120, True, "0.8"),
    "DT_SO": (BOTH, ">=", 150, False, "1"),
    "TT_CUOC": (BOTH, ">", 300, False, "2"),
    "CB_TAPHUAN": ({"A": 60}, ">=", 300, None, "5"),
    "CL_LUOT": ({"A": 60}, ">=", 50, True, "0.833333"),
    "TNLD_VU": (BOTH, "<=", 120, None, "0.8"),
    "CT_THIDUA": ({"A": 0, "B": 0}, ">=", 120, False, None),
    "MOHINH_MOI": (NONE, ">=", 120, None, None),
}


def test_a_target_below_last_year_s_result_is_marked(world: Any, rows: Rows) -> None:
    for indicator, (told, comparator, target, _, _) in REALISM.items():
        world.aim(indicator, target, comparator)
        for unit, value in told.items():
            world.tell(unit, indicator, "2023", value)
    found = {row["indicator"]: row for row in rows("marts.target_realism", unit=None)}
    for indicator, (told, _, _, below, ratio) in REALISM.items():
        row = found[indicator]
        assert row["below"] is below, indicator
        assert row["ratio"] == (ratio and Decimal(str(ratio)))
        assert row["last_year_result"] == (sum(told.values()) if told else None)


def test_a_target_is_beside_what_was_assigned_and_what_the_units_pledge(
    world: Any, one: One
) -> None:
    world.aim("SK_SO", 120)
    world.aim("SK_SO", 110, origin="assigned")
    for unit, value in (("A", 40), ("B", 50)):
        world.aim("SK_SO", value, unit=unit, origin="registered")
    row = one("marts.target_realism", unit=None)
    assert (row["target"], row["origin"], row["assigned_target"]) == (120, "pledged", 110)
    assert row["unit_target_sum"] == 90
    assert one("marts.target_realism", unit="A")["unit_target_sum"] is None


def test_a_target_is_beside_the_result_of_its_own_world_and_measure(world: Any, rows: Rows) -> None:
    world.aim("SK_SO", 10, unit="A")
    world.aim("KTTC_CDCS", 60, measure="%")
    world.tell("A", "SK_SO", "2023", 90, illustrative=True)
    world.tell("B", "KTTC_CDCS", "2023", 14, denominator=20)
    found = {(row["indicator"], row["unit"]): row for row in rows("marts.target_realism")}
    assert (found["SK_SO", "A"]["last_year_result"], found["SK_SO", "A"]["below"]) == (None, None)
    unit, bloc = found["KTTC_CDCS", "B"], found["KTTC_CDCS", None]
    assert (unit["last_year_result"], unit["below"]) == (70, True)
    assert (bloc["last_year_result"], bloc["qualifier"], bloc["below"]) == (70, "~", None)


def test_a_target_after_a_merger_is_beside_what_its_predecessors_reached(
    world: Any, one: One
) -> None:
    world.units = ("A", "B", "AB")
    for unit in ("A", "B"):
        world.succeed(unit, "AB", "consolidation", date(2024, 3, 1))
        world.tell(unit, "SK_SO", "2023", 50)
    world.aim("SK_SO", 90, unit="AB")
    world.aim("SK_SO", 90)
    for unit in ("AB", None):
        row = one("marts.target_realism", unit=unit)
        assert (row["last_year_result"], row["qualifier"], row["below"]) == (100, "=", True)


def test_a_unit_that_was_not_there_last_year_leaves_no_bound(world: Any, one: One) -> None:
    world.began["B"] = date(2024, 2, 1)
    world.aim("SK_SO", 120)
    world.tell("A", "SK_SO", "2023", 100)
    row = one("marts.target_realism", unit=None)
    assert (row["last_year_result"], row["qualifier"], row["below"]) == (100, "=", False)


def programme(rows: Rows, as_of: date = JUNE) -> dict[str, tuple[object, ...]]:
    return {
        row["activity"]: (row["status"], row["done"], row["wanted"])
        for row in rows("marts.programme", as_of)
    }


def test_what_is_planned_is_due_then_overdue_and_what_has_no_day_is_neither(
    world: Any, rows: Rows
) -> None:
    world.plan("passed", planned_on=date(2024, 5, 31))
    world.plan("today", planned_on=JUNE)
    world.plan("ahead", planned_on=date(2024, 9, 1))
    world.plan("some_time")
    world.plan("first_half", planned_in="2024-S1")
    world.plan("held", planned_on=date(2024, 4, 1), done_on=date(2024, 4, 2))
    stands = {activity: told[0] for activity, told in programme(rows).items()}
    assert stands == {
        "passed": "overdue",
        "today": "due",
        "ahead": "due",
        "some_time": "due",
        "first_half": "due",
        "held": "done",
    }
    stands = {name: told[0] for name, told in programme(rows, date(2025, 1, 31)).items()}
    assert (stands["some_time"], stands["first_half"]) == ("unknown", "unknown")
    assert (stands["ahead"], stands["held"]) == ("overdue", "done")


def test_what_is_wanted_twice_is_done_on_two_days(world: Any, rows: Rows) -> None:
    for activity in ("works", "match", "later"):
        world.plan(activity, wanted=2)
    world.tell_activity("A", "works", date(2024, 3, 1))
    world.tell_activity("B", "works", date(2024, 5, 1))
    world.tell_activity("A", "match", date(2024, 3, 1))
    world.tell_activity("B", "match", date(2024, 3, 1))
    world.tell_activity("A", "later", date(2024, 3, 1))
    world.tell_activity("B", "later", date(2024, 12, 1))
    assert programme(rows) == {
        "works": ("done", 2, 2),
        "match": ("due", 1, 2),
        "later": ("due", 1, 2),
    }


def test_what_is_told_without_a_day_or_of_another_world_is_not_done(world: Any, rows: Rows) -> None:
    for activity in ("a_day_unknown", "made_up"):
        world.plan(activity, planned_on=date(2024, 3, 1))
    world.tell_activity("A", "a_day_unknown", None)
    world.tell_activity("B", "made_up", date(2024, 3, 1), illustrative=True)
    stands = {activity: told[:2] for activity, told in programme(rows).items()}
    assert stands == {"a_day_unknown": ("unknown", 0), "made_up": ("overdue", 0)}
