"""The same period last year: like with like, who came or went named, breaks marked."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

Row = dict[str, Any]
One = Callable[..., Row]
Rows = Callable[..., list[Row]]
MARCH = date(2024, 3, 1)


@pytest.fixture
def compare(one: One) -> One:
    """Compare 2024 with 2023, of the whole bloc unless a unit is named."""

    def row(indicator: str, period: str = "2024", unit: str | None = None) -> Row:
        return one("marts.comparison", indicator=indicator, period=period, unit=unit)

    return row


def tell(world: Any, indicator: str, **told: tuple[object, object]) -> None:
    """Let units tell a year and the year before it: `A=(last, this)`; None is silence."""
    for unit, values in told.items():
        for period, value in zip(("2023", "2024"), values, strict=True):
            if value is not None:
                world.tell(unit, indicator, period, value)


def reasons(rows: Rows) -> dict[str, str]:
    return {row["unit"]: row["reason"] for row in rows("marts.left_out", period="2024")}


def test_units_present_in_both_years_are_compared(world: Any, compare: One) -> None:
    tell(world, "SK_SO", A=(40, 50), B=(60, 70))
    row = compare("SK_SO")
    assert (row["against"], row["value"], row["earlier"], row["change"]) == ("2023", 120, 100, 20)
    assert (row["percent_change"], row["change_qualifier"]) == (20, "=")
    assert (row["comparable_units"], row["left_out"], row["break"]) == (2, 0, None)
    unit = compare("SK_SO", unit="A")
    assert (unit["value"], unit["earlier"], unit["percent_change"]) == (50, 40, 25)


def test_halves_are_compared_with_halves(world: Any, compare: One) -> None:
    world.tell("A", "SK_SO", "2023-S1", 10)
    world.tell("A", "SK_SO", "2023", 90)
    world.tell("A", "SK_SO", "2024-S1", 15)
    row = compare("SK_SO", "2024-S1", "A")
    assert (row["against"], row["earlier"], row["change"]) == ("2023-S1", 10, 5)


def test_a_silent_unit_is_left_out_of_both_sides(world: Any, compare: One, rows: Rows) -> None:
    tell(world, "SK_SO", A=(40, 50), B=(60, None))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["qualifier"]) == (50, 40, "=")
    assert (row["comparable_units"], row["left_out"]) == (1, 1)
    assert reasons(rows) == {"B": "silent"}


def test_who_came_and_who_went_are_listed(world: Any, compare: One, rows: Rows) -> None:
    world.units = ("A", "B", "C", "D", "E")
    world.sign(2023, "A", "B", "D")
    world.ended["B"] = date(2023, 12, 31)
    world.began["C"] = MARCH
    tell(world, "SK_SO", A=(40, 50), B=(60, None), C=(None, 20), D=(30, None), E=(5, 6))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["comparable_units"]) == (50, 40, 1)
    assert reasons(rows) == {"B": "ended", "C": "new", "D": "silent", "E": "new"}
    assert row["left_out"] == 4
    assert compare("SK_SO", unit="E")["change"] == 1  # its own years compare all the same


def test_a_unit_that_left_the_bloc_has_moved_and_not_ended(world: Any, rows: Rows) -> None:
    world.sign(2023, "A", "B")
    world.left.add("B")
    tell(world, "SK_SO", A=(40, 50), B=(60, None))
    assert reasons(rows) == {"B": "moved"}


def test_a_bloc_in_which_nobody_compares_says_who_is_missing(world: Any, compare: One) -> None:
    tell(world, "SK_SO", A=(40, None), B=(None, 70))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["change"]) == (None, None, None)
    assert (row["comparable_units"], row["left_out"]) == (0, 2)


def test_across_a_merger_the_predecessors_are_added_up(
    world: Any, compare: One, rows: Rows
) -> None:
    world.units = ("A", "B", "AB")
    for unit in ("A", "B"):
        world.succeed(unit, "AB", "consolidation", MARCH)
    tell(world, "SK_SO", A=(40, None), B=(60, None), AB=(None, 120))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["percent_change"]) == (120, 100, 20)
    assert (row["break"], row["comparable_units"], row["left_out"]) == ("merger", 1, 0)
    assert compare("SK_SO", unit="AB")["earlier"] == 100
    assert reasons(rows) == {}


def test_a_share_across_a_merger_is_the_share_of_the_sums(world: Any, compare: One) -> None:
    world.units = ("A", "B", "AB")
    for unit in ("A", "B"):
        world.succeed(unit, "AB", "consolidation", MARCH)
    world.tell("A", "DV_TYLE", "2023", 95, numerator=950, denominator=1000)
    world.tell("B", "DV_TYLE", "2023", 80, numerator=2400, denominator=3000)
    world.tell("AB", "DV_TYLE", "2024", 85, numerator=3400, denominator=4000)
    row = compare("DV_TYLE", unit="AB")
    assert (row["earlier"], row["change"]) == (Decimal("83.75"), Decimal("1.25"))
    assert row["percent_change"] is None  # a share changes by percent points


def test_a_unit_taken_in_counts_with_the_one_that_took_it(world: Any, compare: One) -> None:
    world.succeed("B", "A", "merger", MARCH)
    tell(world, "SK_SO", A=(40, 120), B=(60, None))
    row = compare("SK_SO", unit="A")
    assert (row["earlier"], row["break"]) == (100, "merger")
    assert compare("SK_SO")["left_out"] == 0


def test_half_a_merger_compares_with_nothing(world: Any, compare: One, rows: Rows) -> None:
    world.units = ("A", "B", "AB", "C")
    for unit in ("A", "B"):
        world.succeed(unit, "AB", "consolidation", MARCH)
    tell(world, "SK_SO", A=(40, None), AB=(None, 120), C=(10, 11))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["break"]) == (11, 10, None)
    assert reasons(rows) == {"AB": "merged"}


def test_a_rename_breaks_nothing(world: Any, compare: One) -> None:
    world.units = ("A", "A2")
    world.succeed("A", "A2", "rename", MARCH)
    tell(world, "SK_SO", A=(40, None), A2=(None, 50))
    row = compare("SK_SO")
    assert (row["earlier"], row["change"], row["break"]) == (40, 10, None)


def test_renamed_and_then_merged_in_one_year_is_followed(world: Any, compare: One) -> None:
    world.units = ("A", "A2", "B")
    world.succeed("A", "A2", "rename", MARCH)
    world.succeed("A2", "B", "merger", date(2024, 7, 1))
    tell(world, "SK_SO", A=(40, None), B=(60, 120))
    row = compare("SK_SO", unit="B")
    assert (row["earlier"], row["break"]) == (100, "merger")


def test_the_year_after_a_merger_compares_plainly(world: Any, compare: One) -> None:
    world.units = ("A", "B", "AB")
    for unit in ("A", "B"):
        world.succeed(unit, "AB", "consolidation", date(2023, 3, 1))
    tell(world, "SK_SO", AB=(100, 120))
    assert compare("SK_SO")["break"] is None


@pytest.mark.parametrize(("share", "earlier", "qualifier"), [("0.25", 75, "~"), (None, None, None)])
def test_a_part_handed_over_goes_by_its_share_or_is_not_known(
    world: Any, rows: Rows, share: str | None, earlier: int | None, qualifier: str | None
) -> None:
    world.succeed("A", "B", "transfer", MARCH, share=share)
    tell(world, "SK_SO", A=(100, 80), B=(10, 40))
    found = {row["unit"]: row for row in rows("marts.comparison", period="2024")}
    if share is None:
        assert found.keys() == {None}
        assert found[None]["left_out"] == 2
    else:
        assert (found["A"]["earlier"], found["A"]["earlier_qualifier"]) == (earlier, qualifier)
        assert (found["B"]["earlier"], found["B"]["break"]) == (35, "merger")


def test_a_bound_stays_a_bound_in_a_change(world: Any, compare: One) -> None:
    world.units = ("A",)
    world.tell("A", "SK_SO", "2023", 40, qualifier="<")
    world.tell("A", "SK_SO", "2024", 50, qualifier=">")
    row = compare("SK_SO")
    assert (row["qualifier"], row["earlier_qualifier"]) == (">", "<")
    assert (row["change"], row["change_qualifier"]) == (10, ">")


def test_opposite_bounds_leave_about(world: Any, compare: One) -> None:
    world.units = ("A",)
    for year, value in (("2023", 40), ("2024", 50)):
        world.tell("A", "SK_SO", year, value, qualifier=">")
    assert compare("SK_SO")["change_qualifier"] == "~"


def test_nothing_last_year_makes_no_percentage(world: Any, compare: One) -> None:
    tell(world, "TNLD_VU", A=(0, 2), B=(0, 0))
    row = compare("TNLD_VU")
    assert (row["change"], row["percent_change"]) == (2, None)


def test_illustrative_and_real_are_never_compared(world: Any, compare: One, rows: Rows) -> None:
    world.tell("A", "SK_SO", "2023", 40, illustrative=True)
    world.tell("A", "SK_SO", "2024", 50)
    tell(world, "SK_SO", B=(60, 70))
    row = compare("SK_SO")
    assert (row["value"], row["earlier"], row["illustrative"]) == (70, 60, False)
    assert reasons(rows) == {"A": "other_world"}
    with world.build() as connection:
        units = "select unit from marts.comparison where unit is not null and period = '2024'"
        assert connection.execute(units).fetchall() == [("B",)]


def test_another_cut_off_breaks_a_series(world: Any, rows: Rows) -> None:
    november, december = date(2024, 11, 30), date(2024, 12, 31)
    cases = {
        "A": (date(2023, 11, 30), november, None),
        "B": (date(2023, 11, 30), december, "cut_off"),
        "C": (None, december, None),
    }
    world.units = tuple(cases)
    for unit, (then, now, _) in cases.items():
        world.tell(unit, "SK_SO", "2023", 40, data_as_of=then)
        world.tell(unit, "SK_SO", "2024", 50, data_as_of=now)
    found = {row["unit"]: row["break"] for row in rows("marts.comparison", period="2024")}
    assert found == {unit: case[-1] for unit, case in cases.items()} | {None: "cut_off"}


def test_another_definition_breaks_a_series(world: Any, rows: Rows) -> None:
    cases = {
        "SK_SO": (date(2023, 12, 31), None),
        "DT_SO": (date(2024, 1, 1), "definition"),
        "TT_CUOC": (date(2024, 12, 31), "definition"),
        "CL_LUOT": (date(2025, 1, 1), None),
    }
    for indicator, (day, _) in cases.items():
        world.redefinitions.append({"indicator": indicator, "on_day": day})
        tell(world, indicator, A=(40, 50))
    found = rows("marts.comparison", period="2024", unit=None)
    assert {row["indicator"]: row["break"] for row in found} == {
        indicator: mark for indicator, (_, mark) in cases.items()
    }


def test_what_does_not_apply_is_left_out_and_not_silent(
    world: Any, compare: One, rows: Rows
) -> None:
    tell(world, "TULD_MOI", A=(40, 50), B=(60, None))
    world.tell("B", "TULD_MOI", "2024", None, missing="not_applicable")
    assert compare("TULD_MOI")["comparable_units"] == 1
    assert reasons(rows) == {"B": "not_applicable"}


def test_percentages_alone_compare_by_unit_and_not_as_a_bloc(world: Any, compare: One) -> None:
    tell(world, "DV_TYLE", A=(90, 95), B=(70, 80))
    assert compare("DV_TYLE", unit="A")["change"] == 5
    row = compare("DV_TYLE")
    assert (row["value"], row["earlier"], row["comparable_units"]) == (None, None, 2)


def test_a_bloc_s_own_reports_compare_with_each_other(world: Any, compare: One) -> None:
    world.sign(2023, "A", "B")
    for year, value in (("2023", 40), ("2024", 50)):
        world.tell("K", "SK_SO", year, value, qualifier=">")
    row = compare("SK_SO")
    assert (row["basis"], row["value"], row["earlier"]) == ("own", 50, 40)
    assert (row["comparable_units"], row["change_qualifier"]) == (None, "~")
    world.tell("A", "SK_SO", "2023", 30)
    assert compare("SK_SO")["basis"] == "own"  # no unit compares
    world.tell("A", "SK_SO", "2024", 33)
    row = compare("SK_SO")
    assert (row["basis"], row["value"], row["earlier"]) == ("units", 33, 30)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_bloc_compares_as_a_clerk_would_add_it_up(world: Any, rows: Rows, seed: int) -> None:
    """Random figures, bounds, silence and worlds against slow, obvious addition."""
    chance = Random(seed)  # noqa: S311 - the same worlds each time
    world.units = tuple(f"U{number}" for number in range(9))
    told: dict[tuple[str, str, str], tuple[int, str, bool]] = {}
    for indicator in ("SK_SO", "DT_SO", "TT_CUOC", "CL_LUOT"):
        for unit in world.units:
            for year in ("2023", "2024"):
                if chance.random() < 0.2:
                    continue
                said = chance.randint(0, 99), chance.choice("===><~"), chance.random() < 0.2
                told[indicator, unit, year] = said
                value, qualifier, illustrative = said
                world.tell(
                    unit,
                    indicator,
                    year,
                    value,
                    qualifier=qualifier,
                    illustrative=illustrative,
                    file=f"{unit}-{year}-{illustrative}",
                )
    stands = {key: said for key, said in told.items() if said[2] == worlds(told)[key[1:]]}
    compared = rows("marts.comparison", period="2024", unit=None)
    assert len(compared) == 4
    for row in compared:
        expected = by_hand(stands, row["indicator"], world.units)
        found = (row["value"], row["qualifier"], row["earlier"], row["earlier_qualifier"])
        assert (*found, row["comparable_units"], row["left_out"]) == expected, row["indicator"]


def worlds(told: dict[tuple[str, str, str], tuple[int, str, bool]]) -> dict[tuple[str, str], bool]:
    """Tell whether a unit's reports of a year are all made up: a real one puts the others aside."""
    found: dict[tuple[str, str], bool] = {}
    for (_, unit, year), (_, _, illustrative) in told.items():
        found[unit, year] = found.get((unit, year), True) and illustrative
    return found


def by_hand(
    told: dict[tuple[str, str, str], tuple[int, str, bool]], indicator: str, units: tuple[str, ...]
) -> tuple[object, ...]:
    now = {
        unit: told[indicator, unit, "2024"] for unit in units if (indicator, unit, "2024") in told
    }
    then = {
        unit: told[indicator, unit, "2023"] for unit in units if (indicator, unit, "2023") in told
    }
    made_up = all(said[2] for said in now.values())
    both = [unit for unit in now if unit in then and now[unit][2] == then[unit][2]]
    alike = [unit for unit in both if now[unit][2] == made_up]
    left = len({*now, *then} - set(both))
    if not alike:
        return (None, None, None, None, 0, left)
    return (*added_up(now, alike), *added_up(then, alike), len(alike), left)


def added_up(told: dict[str, tuple[int, str, bool]], units: list[str]) -> tuple[int, str]:
    bounds = {told[unit][1] for unit in units} - {"="}
    qualifier = "=" if not bounds else bounds.pop() if len(bounds) == 1 else "~"
    return sum(told[unit][0] for unit in units), qualifier


def test_units_partitioned_any_way_compare_alike(fresh: Any) -> None:
    """A bloc of six compares as the sum of what any two blocs of them would."""
    told = {f"U{n}": (10 + n, 20 + 3 * n) for n in range(6)}
    found = []
    for units in (("U0", "U1", "U2", "U3", "U4", "U5"), ("U0", "U3"), ("U1", "U2", "U4", "U5")):
        world = fresh()
        world.units = units
        tell(world, "SK_SO", **{unit: told[unit] for unit in units})
        with world.build() as connection:
            found.append(
                connection.execute(
                    "select value, earlier, change, comparable_units from marts.comparison"
                    " where unit is null and period = '2024'"
                ).fetchone()
            )
    whole, *parts = found
    assert whole == tuple(map(sum, zip(*parts, strict=True)))
