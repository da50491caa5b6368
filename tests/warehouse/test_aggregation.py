"""How figures of units make one of the bloc: each worked case beside its opposite.

Many indicators are told in one world, so that a case costs a row and not a build.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Row = dict[str, Any]
Rows = Callable[..., list[Row]]
BOUNDS = ("=", ">", ">=", "<", "<=", "~")


@pytest.fixture
def blocs(rows: Rows) -> Callable[[str], dict[str, Row]]:
    """Give the bloc's rows of a period by indicator."""

    def found(period: str) -> dict[str, Row]:
        told = rows("marts.progress", unit=None, period=period)
        return {row["indicator"]: row for row in told}

    return found


def share(world: Any, indicator: str, period: str, **parts: tuple[int, int]) -> None:
    for unit, (part, whole) in parts.items():
        value = None if whole == 0 else Decimal(100 * part) / whole
        world.tell(unit, indicator, period, value, numerator=part, denominator=whole)


def test_the_worked_cases_of_a_year(world: Any, blocs: Callable[[str], dict[str, Row]]) -> None:
    share(world, "DV_TYLE", "2024", A=(1000, 1050), B=(2610, 2900))
    world.aim("HNCBCC_TYLE", 100)
    share(world, "HNCBCC_TYLE", "2024", A=(10, 10), B=(20, 20))
    world.aim("CDCS_HTT_TYLE", 80)
    share(world, "CDCS_HTT_TYLE", "2024", A=(9, 10), B=(14, 20))
    world.aim("QT_DUNGHAN", 1, "yes")
    for unit in ("A", "B"):
        world.tell(unit, "QT_DUNGHAN", "2024", 1)
    year = blocs("2024")
    assert round(year["DV_TYLE"]["actual"], 2) == Decimal("91.39")
    assert (year["HNCBCC_TYLE"]["actual"], year["HNCBCC_TYLE"]["verdict"]) == (100, "met")
    assert round(year["CDCS_HTT_TYLE"]["actual"], 2) == Decimal("76.67")
    assert year["CDCS_HTT_TYLE"]["verdict"] == "missed"
    assert (year["QT_DUNGHAN"]["percent"], year["QT_DUNGHAN"]["verdict"]) == (100, "met")


def test_the_worked_cases_of_a_half_year(
    world: Any, blocs: Callable[[str], dict[str, Row]]
) -> None:
    world.aim("HNCBCC_TYLE", 100)
    share(world, "HNCBCC_TYLE", "2024-S1", A=(10, 10), B=(20, 20))
    world.aim("QT_DUNGHAN", 1, "yes")
    world.tell("A", "QT_DUNGHAN", "2024-S1", 1)
    world.tell("B", "QT_DUNGHAN", "2024-S1", 0)
    world.aim("TNLD_VU", 0, "<=")
    for unit in ("A", "B"):
        world.tell(unit, "TNLD_VU", "2024-S1", 0)
    half = blocs("2024-S1")
    assert half["HNCBCC_TYLE"]["verdict"] == "met"
    assert half["QT_DUNGHAN"]["verdict"] == "behind"
    assert (half["TNLD_VU"]["verdict"], half["TNLD_VU"]["percent"]) == ("on_pace", None)


def test_a_share_or_mean_with_parts_missing_is_not_made_of_the_others(
    world: Any, blocs: Callable[[str], dict[str, Row]]
) -> None:
    world.aim("DV_TYLE", 50)
    share(world, "DV_TYLE", "2024", A=(950, 1000))
    world.tell("B", "DV_TYLE", "2024", 80)
    world.tell("A", "LUONG_BQ", "2024", 8_000_000, denominator=100)
    world.tell("B", "LUONG_BQ", "2024", 12_000_000)
    year = blocs("2024")
    assert (year["DV_TYLE"]["actual"], year["DV_TYLE"]["verdict"]) == (None, "indeterminate")
    assert (year["LUONG_BQ"]["actual"], year["LUONG_BQ"]["reported"]) == (None, 2)


def test_a_share_of_nothing_is_no_share(world: Any, blocs: Callable[[str], dict[str, Row]]) -> None:
    world.aim("KNTC_TYLE", 90)
    world.aim("TA_HOTRO_TYLE", 90)
    for unit in ("A", "B"):
        world.tell(unit, "KNTC_TYLE", "2024", None, missing="not_applicable")
    world.tell("A", "TA_HOTRO_TYLE", "2024", None, missing="not_applicable")
    world.aim("KTTC_CDCS", 80, measure="%")
    for unit in ("A", "B"):
        world.tell(unit, "KTTC_CDCS", "2024", 0, denominator=0)
    year = blocs("2024")
    assert (year["KNTC_TYLE"]["actual"], year["KNTC_TYLE"]["verdict"]) == (None, "not_applicable")
    assert (year["TA_HOTRO_TYLE"]["expected"], year["TA_HOTRO_TYLE"]["verdict"]) == (1, "not_known")
    cover = year["KTTC_CDCS"]
    assert (cover["actual"], cover["qualifier"], cover["percent"]) == (None, None, None)
    assert cover["verdict"] == "indeterminate"


def test_a_grade_of_the_bloc_counts_those_at_or_above_the_target(
    world: Any, blocs: Callable[[str], dict[str, Row]]
) -> None:
    like = next(row for row in world.catalogue if row["indicator"] == "QT_DUNGHAN")
    grade = {"kind": "grade", "across_units": "distribution", "measure": "bậc"}
    world.catalogue = [
        *world.catalogue,
        like | grade | {"indicator": "XEPLOAI"},
        like | grade | {"indicator": "XEPLOAI_2"},
    ]
    world.aim("XEPLOAI", 3)
    for indicator in ("XEPLOAI", "XEPLOAI_2"):
        world.tell("A", indicator, "2024", 4)
        world.tell("B", indicator, "2024", 2)
    year = blocs("2024")
    told = year["XEPLOAI"]
    assert (told["actual"], told["numerator"], told["denominator"]) == (1, 1, 2)
    assert (told["percent"], told["verdict"]) == (50, "missed")
    assert (year["XEPLOAI_2"]["actual"], year["XEPLOAI_2"]["verdict"]) == (None, "no_target")


def test_a_difference_turns_the_bound_of_what_is_taken_away(world: Any, rows: Rows) -> None:
    """The second half is the year less the first: every pair of bounds, a unit for each."""
    pairs = [(year, half) for year in BOUNDS for half in BOUNDS]
    world.units = tuple(f"U{number}" for number in range(len(pairs)))
    for unit, (year, half) in zip(world.units, pairs, strict=True):
        world.tell(unit, "SK_SO", "2024-S1", 40, qualifier=half)
        world.tell(unit, "SK_SO", "2024", 100, qualifier=year)
    told = rows("marts.progress", period="2024-S2", indicator="SK_SO")
    found = {row["unit"]: row["qualifier"] for row in told}
    turned = {"=": "=", ">": "<", ">=": "<=", "<": ">", "<=": ">=", "~": "~"}
    for unit, (year, half) in zip(world.units, pairs, strict=True):
        assert found[unit] == added(year, turned[half]), (year, half)


def added(first: str, second: str) -> str:
    """Say what a sum of two bounds proves."""
    sides = {bound[0] for bound in (first, second)} - {"="}
    if not sides:
        return "="
    if len(sides) > 1 or "~" in sides:
        return "~"
    (side,) = sides
    return side if side in {first, second} else side + "="


def test_what_nobody_told_is_neither_zero_nor_all(
    world: Any, blocs: Callable[[str], dict[str, Row]], rows: Rows
) -> None:
    world.due("2024", date(2024, 12, 10))
    for indicator, comparator in (("SK_SO", ">="), ("TNLD_VU", "<="), ("DV_TYLE", ">=")):
        world.aim(indicator, 50, comparator)
    world.aim("QT_DUNGHAN", 1, "yes")
    for row in blocs("2024").values():
        assert (row["actual"], row["percent"], row["verdict"]) == (None, None, "not_known")
        assert (row["reported"], row["expected"]) == (0, 2)


def test_units_partitioned_any_way_give_the_bloc_the_same_total(fresh: Any) -> None:
    told = {f"U{n}": (7 * n + 1, 50 + n, 100 + 3 * n) for n in range(6)}
    found = []
    for units in (tuple(told), ("U0", "U5"), ("U1", "U2", "U3", "U4")):
        world = fresh()
        world.units = units
        for unit in units:
            count, part, whole = told[unit]
            world.tell(unit, "SK_SO", "2024", count)
            share(world, "DV_TYLE", "2024", **{unit: (part, whole)})
        with world.build() as connection:
            found.append(
                connection.execute(
                    "select sum(actual) filter (where indicator = 'SK_SO'),"
                    " sum(numerator) filter (where indicator = 'DV_TYLE'),"
                    " sum(denominator) filter (where indicator = 'DV_TYLE')"
                    " from marts.progress where unit is null and period = '2024'"
                ).fetchone()
            )
    whole, *parts = found
    assert whole == tuple(map(sum, zip(*parts, strict=True)))
