"""The laws of figures, held by many random worlds at once: they are true whatever was told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import polars as pl
import pytest

from tests.warehouse.oracle import VIETNAM, Facts, together
from tests.warehouse.random_worlds import catalogue as played
from tests.warehouse.random_worlds import material, world
from warehouse.build import Material, Stamp, build

Row = dict[str, Any]
AS_OF = date(2025, 2, 1)
STAMP = Stamp({}, AS_OF, "test", datetime(2025, 2, 1, tzinfo=VIETNAM), sample_world=False)
SEEDS = range(100_000, 100_025)


@pytest.fixture(scope="module")
def indicators(catalogue: list[Row]) -> dict[str, Row]:
    return played(catalogue)


@pytest.fixture(scope="module")
def worlds(indicators: dict[str, Row]) -> list[Facts]:
    return [world(seed, AS_OF, indicators) for seed in SEEDS]


def made(folder: Path, worlds: list[Facts]) -> duckdb.DuckDBPyConnection:
    path = build(folder, STAMP, material(folder / "judged", worlds)).path
    return duckdb.connect(str(path), read_only=True)


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    found = connection.execute(sql)
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def contents(path: Path) -> dict[str, tuple[int, int, int]]:
    """Give of every relation its rows, their number and hash, in whatever order they lie."""
    with duckdb.connect(str(path), read_only=True) as connection:
        listed = connection.execute(
            "select table_schema || '.' || table_name from information_schema.tables"
        ).fetchall()
        return {
            name: connection.execute(
                f"select count(*), bit_xor(hash(one)), sum(hash(one)) from {name} as one"
            ).fetchone()
            for (name,) in sorted(listed)
        }


def shuffled(folder: Path, given: Material, seed: int) -> Material:
    """Give the same material in files of another number, and rows in another order."""
    folder.mkdir()
    files: dict[str, list[Path]] = {}
    for kind, places in given.files.items():
        whole = pl.read_parquet(places).sample(fraction=1, shuffle=True, seed=seed)
        for part in range(3):
            place = folder / f"{kind}-{part}.parquet"
            whole.gather_every(3, part).write_parquet(place)
            files.setdefault(kind, []).append(place)
    chance = Random(seed)  # noqa: S311 - an order, nothing secret
    return replace(
        given,
        rows={name: chance.sample(list(told), len(told)) for name, told in given.rows.items()},
        files=files,
    )


def test_the_order_in_which_files_arrive_changes_nothing(
    tmp_path: Path, worlds: list[Facts]
) -> None:
    given = material(tmp_path / "judged", worlds)
    first = contents(build(tmp_path / "one", STAMP, given).path)
    for seed in (1, 2):
        again = shuffled(tmp_path / f"files-{seed}", given, seed)
        assert contents(build(tmp_path / f"other-{seed}", STAMP, again).path) == first


def test_a_share_of_a_bloc_is_the_share_of_its_sums(tmp_path: Path, worlds: list[Facts]) -> None:
    with made(tmp_path, worlds) as connection:
        shown = rows(
            connection,
            "select bloc.actual, bloc.reported, bloc.numerator, bloc.denominator,"
            " sum(unit.numerator) as above, sum(unit.denominator) as below"
            " from marts.progress as bloc inner join core.indicator as about using (indicator)"
            " inner join marts.progress as unit using (covenant, indicator, period, illustrative)"
            " where bloc.unit is null and bloc.basis = 'units' and unit.unit is not null"
            " and about.across_units = 'ratio' and not about.computed and unit.actual is not null"
            " and bloc.numerator is not null and bloc.reported > 0"
            " group by bloc.covenant, indicator, bloc.period, bloc.actual, bloc.reported,"
            " bloc.numerator, bloc.denominator",
        )
    assert len(shown) > 20
    for row in shown:
        assert (row["numerator"], row["denominator"]) == (row["above"], row["below"])
        assert abs(row["actual"] * row["below"] - 100 * row["above"]) <= row["below"] / 10**6


def test_units_parted_in_any_way_give_the_same_bloc_total(
    tmp_path: Path, indicators: dict[str, Row]
) -> None:
    chance = Random(7)  # noqa: S311 - figures to play with, nothing secret
    whole = [one for seed in range(200_000, 200_060) if (one := plain(seed, indicators)).members]
    parts = [[part(one, name, chance) for name in ("a", "b")] for one in whole]
    for one, (left, right) in zip(whole, parts, strict=True):
        right.members = [unit for unit in one.members if unit not in left.members]
    everyone = [*whole, *(half for pair in parts for half in pair)]
    with made(tmp_path, everyone) as connection:
        figures = rows(connection, "select * from marts.bloc_figure where reported > 0")
    by_place = {(row["covenant"], row["indicator"], row["period"]): row for row in figures}
    compared = 0
    for one, pair in zip(whole, parts, strict=True):
        for (covenant, indicator, period), total in by_place.items():
            if covenant != one.covenant or indicators[indicator]["kind"] == "grade":
                continue
            told = [
                row for half in pair if (row := by_place.get((half.covenant, indicator, period)))
            ]
            assert total["reported"] == sum(row["reported"] for row in told)
            if None not in {total["numerator"], *(row["numerator"] for row in told)}:
                assert total["numerator"] == sum(row["numerator"] for row in told)
                assert total["denominator"] == sum(row["denominator"] for row in told)
            silent = total["expected"] - sum(row["expected"] for row in told)  # of a silent half
            if indicators[indicator]["across_units"] == "sum" and not silent:
                assert total["value"] == sum(row["value"] for row in told)
                assert total["qualifier"] == together(row["qualifier"] for row in told)
            compared += 1
    assert compared > 100


def plain(seed: int, indicators: dict[str, Row]) -> Facts:
    """A world of real reports in which every member lives all year and the bloc is silent."""
    one = alive(world(seed, AS_OF, indicators))
    sent = [row for row in one.submissions if not row["illustrative"] and row["unit"] != one.bloc]
    kept = {row["submission"] for row in sent}
    return replace(
        one,
        targets=[target for target in one.targets if target["unit"] is None],
        submissions=sent,
        observations=[row for row in one.observations if row["submission"] in kept],
    )


def part(one: Facts, name: str, chance: Random) -> Facts:
    """A bloc of some of the units, with the same covenant; it knows the units' reports already."""
    covenant, bloc = f"{one.covenant}{name}", f"{one.bloc}{name}"
    some = [unit for unit in one.members if chance.random() < 0.5]
    targets = [{**target, "covenant": covenant} for target in one.targets]
    return Facts(
        covenant, bloc, one.year, one.as_of, one.indicators, {}, some, targets,
        [{**due, "bloc": bloc} for due in one.dues],
    )  # fmt: skip


BOUNDS = ("=", ">", ">=", "<", "<=", "~", None)  # None: silent


def test_what_a_bound_proves_is_true_of_every_value_it_allows(
    tmp_path: Path, indicators: dict[str, Row]
) -> None:
    chance = Random(11)  # noqa: S311 - figures to play with, nothing secret
    pairs = [bounded_and_exact(number, indicators, chance) for number in range(150)]
    with made(tmp_path, [one for pair in pairs for one in pair]) as connection:
        shown = rows(connection, "select * from marts.progress where basis = 'units'")
    by_place = {(row["covenant"], row["unit"], row["period"]): row for row in shown}
    decided = 0
    for bounded, exact in pairs:
        for unit in (None, *bounded.members):
            for period in (bounded.first, bounded.whole):
                told = by_place[bounded.covenant, unit, period]
                same = unit and unit.replace(bounded.bloc, exact.bloc)
                true = by_place[exact.covenant, same, period]
                assert allows(told, true["actual"])
                if told["verdict"] not in {"no_target", "indeterminate", "not_known"}:
                    decided += 1
                    assert as_much(told["verdict"], true["verdict"]), (told, true)
    assert decided > 100


def allows(told: Row, value: Decimal) -> bool:
    low, bound = told["actual"], told["qualifier"]
    return low is None or {
        "=": value == low, ">": value > low, ">=": value >= low,
        "<": value < low, "<=": value <= low, "~": True,
    }[bound]  # fmt: skip


def as_much(told: str, true: str) -> bool:
    """What a bound proves met may be exceeded; on pace may be met already."""
    beyond = {"met": {"exceeded"}, "on_pace": {"met", "exceeded"}}
    return true == told or true in beyond.get(told, set())


def bounded_and_exact(number: int, indicators: dict[str, Row], chance: Random) -> list[Facts]:
    """One world told in bounds and silences, and one of the values that lay behind them."""
    comparator = chance.choice((">=", ">", "<=", "<", "="))
    aims = [chance.choice((10, 20, 30)) for _ in range(3)]
    told = [
        (period, unit, chance.randint(1, 20), chance.choice(BOUNDS), chance.randint(1, 5))
        for period in ("2024-S1", "2024")
        for unit in range(3)
    ]
    worlds = []
    for name in ("T", "X"):
        bloc = f"{name}{number:03}"
        units = [f"{bloc}_{unit}" for unit in range(3)]
        one = alive(Facts(f"2024-{bloc}", bloc, 2024, AS_OF, indicators, {}, units))
        one.targets = [
            target(one, unit, aim, comparator)
            for unit, aim in zip((None, *units[:2]), aims, strict=True)
        ]
        for period, unit, value, bound, beyond in told:
            if name == "X":
                up = {"=": 0, ">": beyond, ">=": beyond - 1, "<": -beyond, "<=": 1 - beyond}
                tell(one, units[unit], period, max(value + up.get(bound or "", beyond), -99), "=")
            elif bound is not None:
                tell(one, units[unit], period, value, bound)
        worlds.append(one)
    return worlds


def target(one: Facts, unit: str | None, value: int, comparator: str) -> Row:
    return {
        "covenant": one.covenant, "unit": unit, "indicator": "DV_KETNAP_MOI", "origin": "pledged",
        "valid_from": date(2024, 1, 1), "valid_to": None, "comparator": comparator,
        "value": Decimal(value), "measure": "người", "h1_expected": None, "baseline": None,
        "illustrative": False, "shared": False,
    }  # fmt: skip


def tell(one: Facts, unit: str, period: str, value: int, qualifier: str) -> None:
    name = f"{unit}-{period}"
    received = datetime(2024, 6, 1, tzinfo=VIETNAM)
    about = {"submission": name, "unit": unit, "period": period, "illustrative": False}
    one.submissions.append(
        {**about, "kind": "indicators", "level": "unit", "reported_on": None, "revision": 0,
         "file_name": f"{name}.xlsx", "sha256": name, "status": "accepted", "received_at": received}
    )  # fmt: skip
    one.observations.append(
        {**about, "indicator": "DV_KETNAP_MOI", "value": Decimal(value), "qualifier": qualifier,
         "status": "A", "missing": None, "numerator": None, "denominator": None}
    )  # fmt: skip


REAL = (
    "measure", "target", "comparator", "origin", "assigned_target", "actual", "qualifier",
    "numerator", "denominator", "percent", "expected_percent", "verdict", "reported", "expected",
    "estimated",
)  # fmt: skip


def test_what_is_real_stays_as_it_is_when_all_that_is_made_up_is_taken_away(
    tmp_path: Path, indicators: dict[str, Row]
) -> None:
    mixed = [world(seed, AS_OF, indicators) for seed in range(300_000, 300_060)]
    with made(tmp_path / "mixed", mixed) as connection:
        both = real_figures(connection)
    with made(tmp_path / "real", [without_invention(one) for one in mixed]) as connection:
        alone = real_figures(connection)
    assert len(both) > 200
    changed = [
        (place, name, row[name], alone[place][name] if place in alone else "gone")
        for place, row in both.items()
        for name in REAL
        if place not in alone or row[name] != alone[place][name]
    ]
    assert changed == []


def alive(one: Facts) -> Facts:
    return replace(
        one, units={unit: {"valid_from": None, "valid_to": None} for unit in one.members}
    )


def without_invention(one: Facts) -> Facts:
    return replace(
        one,
        targets=kept(one.targets),
        dues=kept(one.dues),
        submissions=kept(one.submissions),
        observations=kept(one.observations),
    )


def kept(told: Iterable[Row]) -> list[Row]:
    return [row for row in told if not row["illustrative"]]


def real_figures(connection: duckdb.DuckDBPyConnection) -> dict[tuple[Any, ...], Row]:
    """Give all that is real but what we reckon of reports: who sent none may be late in one."""
    key = ("covenant", "unit", "indicator", "period", "basis")
    shown = rows(
        connection,
        "select progress.* from marts.progress as progress"
        " inner join core.indicator as indicator using (indicator)"
        " where not progress.illustrative and actual is not null and not indicator.computed",
    )
    return {tuple(row[name] for name in key): row for row in shown}
