"""What is still to come in a year: what the second half must bring, and how the year may end."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

AUGUST = date(2024, 8, 1)
Row = dict[str, Any]
Look = Callable[..., Row]
Rows = Callable[..., list[Row]]
YEARS = (2020, 2021, 2022, 2023)


@pytest.fixture
def look(one: Callable[..., Row]) -> Look:
    """Look out from August 2024 on an indicator, of the whole bloc unless a unit is named."""

    def row(indicator: str, unit: str | None = None, as_of: date = AUGUST) -> Row:
        return one("marts.outlook", as_of, indicator=indicator, unit=unit)

    return row


def remember(world: Any, unit: str, indicator: str, **years: tuple[object, object]) -> None:
    """Let a unit have told a half and a year, by year: `y2023=(40, 100)`."""
    for year, (half, whole) in years.items():
        world.tell(unit, indicator, f"{year[1:]}-S1", half)
        world.tell(unit, indicator, year[1:], whole)


def test_the_second_half_must_bring_what_the_first_left(world: Any, look: Look) -> None:
    world.aim("DV_KETNAP_MOI", 400)
    world.tell_members()
    row = look("DV_KETNAP_MOI")
    assert (row["actual"], row["needed_h2"], row["needed_qualifier"]) == (150, 250, "=")
    assert row["reachable"] == "yes"


def test_a_year_told_whose_bound_does_not_decide_is_not_said_to_be_reachable(
    world: Any, look: Look
) -> None:
    world.aim("DV_KETNAP_MOI", 130, unit="A")
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
    world.tell("A", "DV_KETNAP_MOI", "2024", 120, qualifier=">")
    row = look("DV_KETNAP_MOI", "A", date(2025, 1, 31))
    assert (row["reachable"], row["result"]) == ("unknown", None)


def test_a_unit_that_begins_in_the_second_half_has_its_year_before_it(
    world: Any, look: Look
) -> None:
    world.began["B"] = date(2024, 8, 1)
    for unit in ("A", "B"):
        world.aim("DV_KETNAP_MOI", 100, unit=unit)
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
    row = look("DV_KETNAP_MOI", "B", date(2024, 9, 1))
    assert (row["target"], row["actual"], row["forecast"]) == (100, None, None)
    assert (row["reachable"], row["no_forecast"]) == ("unknown", "no_first_half")
    assert (row["reported"], row["expected"]) == (0, 0)
    world.tell("B", "DV_KETNAP_MOI", "2024", 40)
    row = look("DV_KETNAP_MOI", "B", date(2025, 1, 31))
    assert (row["result"], row["reachable"], row["chance"]) == ("missed", "no", 0)


def test_nothing_more_is_needed_of_what_is_reached(world: Any, look: Look) -> None:
    world.aim("DV_KETNAP_MOI", 100)
    world.tell_members()
    row = look("DV_KETNAP_MOI")
    assert (row["needed_h2"], row["reachable"]) == (0, "yes")


def test_a_lower_bound_needs_at_most_the_rest(world: Any, look: Look) -> None:
    world.aim("DV_KETNAP_MOI", 400)
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60)
    row = look("DV_KETNAP_MOI")
    assert (row["qualifier"], row["needed_h2"], row["needed_qualifier"]) == (">=", 340, "<=")


def test_the_newest_target_is_looked_out_for(world: Any, look: Look) -> None:
    world.aim("DV_KETNAP_MOI", 300, valid_to=date(2024, 8, 31))
    world.aim("DV_KETNAP_MOI", 400, valid_from=date(2024, 9, 1), decision="12/QĐ")
    world.tell_members()
    assert look("DV_KETNAP_MOI")["needed_h2"] == 250


def test_a_silent_half_leaves_all_unknown(world: Any, look: Look) -> None:
    world.aim("DV_KETNAP_MOI", 400)
    row = look("DV_KETNAP_MOI")
    assert (row["actual"], row["needed_h2"], row["forecast"], row["chance"]) == (None,) * 4
    assert (row["reachable"], row["no_forecast"]) == ("unknown", "not_reported")


def test_what_is_counted_never_comes_back(world: Any, rows: Rows) -> None:
    cases = [
        ("<=", 3, 2, "yes"),
        ("<=", 3, 3, "yes"),
        ("<=", 3, 4, "no"),
        ("<", 3, 2, "yes"),
        ("<", 3, 3, "no"),
        ("=", 3, 3, "yes"),
        ("=", 3, 4, "no"),
        (">=", 3, 1, "yes"),
        (">", 3, 0, "yes"),
    ]
    world.units = tuple(f"U{number}" for number in range(len(cases)))
    for unit, (comparator, target, value, _) in zip(world.units, cases, strict=True):
        world.aim("TNLD_VU", target, comparator, unit=unit)
        world.tell(unit, "TNLD_VU", "2024-S1", value)
    found = {row["unit"]: row["reachable"] for row in rows("marts.outlook", AUGUST)}
    assert [found[unit] for unit in world.units] == [case[-1] for case in cases]


def test_a_bound_that_leaves_the_ceiling_open_leaves_it_unknown(world: Any, look: Look) -> None:
    world.units = ("A",)
    world.aim("TNLD_VU", 3, "<=")
    world.tell("A", "TNLD_VU", "2024-S1", 2, qualifier=">")
    assert look("TNLD_VU")["reachable"] == "unknown"


def test_coverage_beyond_all_there_are_is_out_of_reach(world: Any, look: Look) -> None:
    world.aim("KTTC_CDCS", 30)
    world.aim("KTTC_CAPTREN", 31)
    for indicator in ("KTTC_CDCS", "KTTC_CAPTREN"):
        for unit, done, of in (("A", 6, 10), ("B", 8, 20)):
            world.tell(unit, indicator, "2024-S1", done, denominator=of)
    within, beyond = look("KTTC_CDCS"), look("KTTC_CAPTREN")
    assert (within["reachable"], within["needed_h2"]) == ("yes", 16)
    assert (beyond["reachable"], beyond["needed_h2"]) == ("no", 17)


def test_coverage_of_units_still_silent_is_not_out_of_reach(world: Any, look: Look) -> None:
    world.aim("KTTC_CDCS", 31)
    world.tell("A", "KTTC_CDCS", "2024-S1", 6, denominator=10)
    assert look("KTTC_CDCS")["reachable"] == "yes"


def test_a_share_of_the_year_s_cases_may_still_turn(world: Any, rows: Rows) -> None:
    cases = [(">=", 90, "yes"), (">=", 100, "unknown"), (">", 100, "no"), ("<=", 50, "yes")]
    world.units = tuple(f"U{number}" for number in range(len(cases)))
    for unit, (comparator, target, _) in zip(world.units, cases, strict=True):
        world.aim("KNTC_TYLE", target, comparator, unit=unit)
        world.tell(unit, "KNTC_TYLE", "2024-S1", 80, numerator=4, denominator=5)
    found = {row["unit"]: row for row in rows("marts.outlook", AUGUST)}
    assert [found[unit]["reachable"] for unit in world.units] == [case[-1] for case in cases]
    assert {row["needed_h2"] for row in found.values()} == {None}


def test_what_is_known_at_year_end_has_no_forecast_at_half_year(world: Any, look: Look) -> None:
    world.aim("CDCS_HTT_TYLE", 80)
    row = look("CDCS_HTT_TYLE")
    assert (row["reachable"], row["forecast"], row["no_forecast"]) == ("unknown", None, "year_end")


@pytest.mark.parametrize(("wanted", "reachable"), [(100, "no"), (50, "unknown")])
def test_all_targets_are_out_of_reach_once_one_is(
    world: Any, look: Look, wanted: int, reachable: str
) -> None:
    world.aim("KHOI_CHITIEU_DAT", wanted)
    world.aim("SK_SO", 100)
    world.aim("TNLD_VU", 0, "<=")
    for unit in ("A", "B"):
        world.tell(unit, "SK_SO", "2024-S1", 20)
        world.tell(unit, "TNLD_VU", "2024-S1", 1)
    assert look("TNLD_VU")["reachable"] == "no"
    assert look("KHOI_CHITIEU_DAT")["reachable"] == reachable


def test_a_yes_of_all_is_reached_and_one_missing_is_open(world: Any, look: Look) -> None:
    world.aim("QT_DUNGHAN", 1, "yes")
    world.tell("A", "QT_DUNGHAN", "2024-S1", 1)
    world.tell("B", "QT_DUNGHAN", "2024-S1", 0)
    bloc = look("QT_DUNGHAN")
    assert (bloc["needed_h2"], bloc["reachable"], bloc["forecast"]) == (1, "unknown", None)
    assert bloc["no_forecast"] == "not_a_number"
    assert look("QT_DUNGHAN", "A")["reachable"] == "yes"


def test_without_history_the_pace_is_the_forecast_and_no_chance_is_known(
    world: Any, look: Look
) -> None:
    world.aim("DV_KETNAP_MOI", 400)
    world.tell_members()
    row = look("DV_KETNAP_MOI")
    assert (row["method"], row["history_years"], row["forecast"]) == ("pace", 0, 300)
    assert (row["low"], row["high"], row["chance"]) == (None, None, None)


def test_the_pace_follows_what_is_expected_by_half_year(world: Any, look: Look) -> None:
    cases: dict[str, tuple[Mapping[str, object], int, int]] = {
        "DV_KETNAP_MOI": ({"h1_expected": 40}, 80, 200),
        "DV_TONG": ({}, 190, 190),
        "HDLD_SO": ({"baseline": 180}, 190, 200),
        "XH_TIEN": ({}, 90, 180),
    }
    world.units = ("A",)
    for indicator, (more, half, _) in cases.items():
        world.aim(indicator, 200, **more)
        world.tell("A", indicator, "2024-S1", half)
    for indicator, (_, _, forecast) in cases.items():
        assert look(indicator)["forecast"] == forecast, indicator


def test_what_is_not_expected_by_half_year_has_no_pace(world: Any, look: Look) -> None:
    world.units = ("A",)
    world.aim("SK_SO", 200, h1_expected=0)
    world.tell("A", "SK_SO", "2024-S1", 80)
    row = look("SK_SO")
    assert (row["forecast"], row["no_forecast"], row["needed_h2"]) == (None, "no_rule", 120)


def test_the_pace_of_a_share_stops_at_the_whole(world: Any, look: Look) -> None:
    world.units = ("A",)
    world.aim("TT_NQ_TYLE", 90)
    world.tell("A", "TT_NQ_TYLE", "2024-S1", 70, numerator=70, denominator=100)
    assert look("TT_NQ_TYLE")["forecast"] == 100


def test_a_unit_s_own_years_say_how_it_ends(world: Any, look: Look) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2021=(40, 80), y2022=(50, 100), y2023=(60, 120))
    remember(world, "B", "SK_SO", y2023=(10, 90))
    world.tell("A", "SK_SO", "2024-S1", 50)
    row = look("SK_SO", "A")
    assert (row["method"], row["history_years"], row["forecast"]) == ("own_history", 3, 100)
    assert row["low"] < 100 < row["high"]
    assert Decimal("0.5") < row["chance"] < 1


def test_one_year_of_its_own_takes_its_spread_from_its_peers(world: Any, look: Look) -> None:
    world.units = ("A", "B", "C")
    world.aim("SK_SO", 90, unit="A")
    for unit, whole in (("A", 100), ("B", 90), ("C", 120)):
        remember(world, unit, "SK_SO", y2023=(50, whole))
        world.tell(unit, "SK_SO", "2024-S1", 50)
    row = look("SK_SO", "A")
    assert (row["method"], row["history_years"], row["forecast"]) == ("own_history", 1, 100)
    assert row["low"] < 90
    assert row["high"] > 110


def test_a_unit_without_history_follows_its_bloc(world: Any, look: Look) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "B", "SK_SO", y2022=(50, 200), y2023=(25, 100))
    for unit in ("A", "B"):
        world.tell(unit, "SK_SO", "2024-S1", 20)
    row = look("SK_SO", "A")
    assert (row["method"], row["history_years"], row["forecast"]) == ("bloc_history", 2, 80)
    assert (row["low"], row["high"], row["chance"]) == (None, None, None)


def test_a_renamed_unit_keeps_its_years(world: Any, look: Look) -> None:
    world.units = ("A", "A2")
    world.succeed("A", "A2", "rename", date(2024, 3, 1))
    world.aim("SK_SO", 90, unit="A2")
    remember(world, "A", "SK_SO", y2022=(20, 50), y2023=(40, 100))
    world.tell("A2", "SK_SO", "2024-S1", 40)
    row = look("SK_SO", "A2")
    assert (row["method"], row["history_years"], row["forecast"]) == ("own_history", 2, 100)


def test_a_bloc_s_own_years_are_its_totals(world: Any, look: Look) -> None:
    world.aim("SK_SO", 300)
    world.sign(2023, "A", "B")
    remember(world, "A", "SK_SO", y2023=(10, 90))
    remember(world, "B", "SK_SO", y2023=(90, 110))
    for unit in ("A", "B"):
        world.tell(unit, "SK_SO", "2024-S1", 50)
    row = look("SK_SO")
    assert (row["method"], row["history_years"], row["forecast"]) == ("own_history", 1, 200)


@pytest.mark.parametrize(
    ("half", "whole"),
    [({"qualifier": ">"}, {}), ({}, {"qualifier": "~"}), ({}, {"illustrative": True})],
    ids=["a bound half", "a bound year", "another world"],
)
def test_only_what_is_exact_and_of_one_world_is_history(
    world: Any, look: Look, half: dict[str, Any], whole: dict[str, Any]
) -> None:
    world.aim("SK_SO", 90, unit="A")
    world.tell("A", "SK_SO", "2023-S1", 40, **half)
    world.tell("A", "SK_SO", "2023", 100, **whole)
    world.tell("A", "SK_SO", "2024-S1", 50)
    assert look("SK_SO", "A")["method"] == "pace"


def test_later_years_are_no_history(world: Any, one: Callable[..., Row]) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2025=(40, 100))
    world.tell("A", "SK_SO", "2024-S1", 50)
    assert one("marts.outlook", AUGUST, indicator="SK_SO", unit="A")["method"] == "pace"


def test_a_bound_gives_a_bound_and_no_chance(world: Any, look: Look) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2021=(40, 80), y2022=(50, 110), y2023=(60, 120))
    world.tell("A", "SK_SO", "2024-S1", 50, qualifier=">")
    row = look("SK_SO", "A")
    assert row["forecast_qualifier"] == ">"
    assert row["low"] is not None
    assert (row["high"], row["chance"]) == (None, None)


def test_nothing_yet_grows_into_nothing_that_could_be_said(world: Any, look: Look) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2023=(40, 80))
    world.tell("A", "SK_SO", "2024-S1", 0, missing="nil")
    row = look("SK_SO", "A")
    assert (row["needed_h2"], row["forecast"], row["no_forecast"]) == (90, None, "nothing_yet")


def test_what_may_be_negative_is_not_multiplied(world: Any, look: Look) -> None:
    world.aim("DV_TANG_THUC", 90, unit="A")
    world.tell("A", "DV_TANG_THUC", "2024-S1", 20)
    row = look("DV_TANG_THUC", "A")
    assert (row["needed_h2"], row["no_forecast"]) == (70, "may_be_negative")


@pytest.mark.parametrize(
    ("value", "reachable", "chance", "result"), [(90, "yes", 1, "met"), (89, "no", 0, "missed")]
)
def test_a_year_that_is_judged_says_its_result(
    world: Any, look: Look, value: int, reachable: str, chance: int, result: str
) -> None:
    world.aim("SK_SO", 90, unit="A")
    world.tell("A", "SK_SO", "2024-S1", 50)
    world.tell("A", "SK_SO", "2024", value)
    row = look("SK_SO", "A")
    assert (row["forecast"], row["low"], row["high"]) == (value, value, value)
    assert (row["reachable"], row["chance"], row["result"]) == (reachable, chance, result)
    assert (row["actual"], row["method"], row["needed_h2"]) == (50, None, 40)


def test_a_target_of_zero_and_an_empty_whole_have_no_forecast_by_accident(
    world: Any, look: Look
) -> None:
    world.units = ("A",)
    world.aim("TNLD_VU", 0, "<=")
    world.aim("TA_HOTRO_TYLE", 90)
    world.tell("A", "TNLD_VU", "2024-S1", 0)
    world.tell("A", "TA_HOTRO_TYLE", "2024-S1", None, missing="not_applicable")
    row = look("TNLD_VU")
    assert (row["needed_h2"], row["needed_qualifier"]) == (None, None)
    assert (row["forecast"], row["chance"], row["reachable"]) == (None, None, "yes")
    with world.build(AUGUST) as connection:
        shares = "select count(*) from marts.outlook where indicator = 'TA_HOTRO_TYLE'"
        assert connection.execute(shares).fetchone() == (0,)


def test_a_forecast_is_held_against_what_came(world: Any, one: Callable[..., Row]) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2021=(40, 80), y2022=(50, 110), y2023=(60, 120))
    remember(world, "A", "SK_SO", y2024=(50, 96))
    row = one("marts.forecast_record", unit="A")
    assert (row["half"], row["came"], row["history_years"]) == (50, 96, 3)
    assert (row["inside"], row["called_met"], row["came_met"], row["call_right"]) == (True,) * 4
    assert row["low"] <= row["came"] <= row["high"]
    skill = one("marts.forecast_skill")
    assert (skill["method"], skill["forecasts"], skill["inside"]) == ("own_history", 1, 1)
    assert (skill["inside_percent"], skill["calls_right"]) == (100, 1)
    assert skill["mean_error_percent"] == round(row["error_percent"], 2)


def test_a_forecast_that_missed_is_shown_as_missed(world: Any, one: Callable[..., Row]) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2021=(40, 80), y2022=(50, 110), y2023=(60, 120))
    remember(world, "A", "SK_SO", y2024=(50, 60))
    row = one("marts.forecast_record", unit="A")
    assert (row["inside"], row["called_met"], row["came_met"]) == (False, True, False)
    assert not row["call_right"]


def test_a_pace_has_a_record_without_an_interval(world: Any, one: Callable[..., Row]) -> None:
    world.aim("SK_SO", 90, unit="A")
    remember(world, "A", "SK_SO", y2024=(40, 100))
    assert one("marts.forecast_record", unit="A")["inside"] is None
    skill = one("marts.forecast_skill")
    assert (skill["method"], skill["with_interval"], skill["inside_percent"]) == ("pace", 0, None)
    assert skill["mean_error_percent"] == 20


HALF = st.integers(1, 500)
PAST = st.tuples(HALF, st.integers(0, 500)).map(lambda told: (told[0], sum(told)))
CASE = st.fixed_dictionaries(
    {
        "past": st.lists(PAST, max_size=4),
        "half": HALF,
        "target": st.integers(1, 1500),
        "comparator": st.sampled_from([">=", ">", "<=", "<"]),
    }
)


@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],  # each example is a build of forty units: not worth shrinking
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cases=st.lists(CASE, min_size=40, max_size=40))
def test_the_outlook_keeps_its_laws(fresh: Any, cases: list[dict[str, Any]]) -> None:
    known = {"past": [(10, 20), (10, 22), (10, 25)], "half": 10, "target": 20, "comparator": ">="}
    cases = [known, *cases]
    world = fresh()
    world.units = tuple(f"U{number}" for number in range(len(cases)))
    for unit, case in zip(world.units, cases, strict=True):
        world.aim("SK_SO", case["target"], case["comparator"], unit=unit)
        past = zip(YEARS, case["past"], strict=False)
        remember(world, unit, "SK_SO", **{f"y{year}": told for year, told in past})
        world.tell(unit, "SK_SO", "2024-S1", case["half"])
    with world.build(AUGUST) as connection:
        found = connection.execute(
            "select unit, needed_h2, forecast, low, high, chance, method, history_years, reachable"
            " from marts.outlook where unit is not null"
        ).fetchall()
    assert len(found) == len(cases)
    for unit, *row in found:
        holds(cases[world.units.index(unit)], row)


def holds(case: dict[str, Any], row: list[Any]) -> None:
    needed, forecast, low, high, chance, method, years, reachable = row
    own = len(case["past"])
    assert method == ("own_history" if own else "bloc_history")
    assert own in {0, years}
    assert case["half"] <= low <= forecast <= high
    assert 0 <= chance <= 1
    if case["comparator"] in {">=", ">"}:
        assert needed + case["half"] == max(case["target"], case["half"])
        assert reachable == "yes"
        if case["half"] > case["target"]:
            assert chance == 1
    else:
        assert needed is None
        assert (reachable == "no") == (chance == 0)
