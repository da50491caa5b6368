"""What has changed since an earlier build: each value, verdict and rank, and nothing else."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse import queries, records
from warehouse.change import Movement, beside, moved_since
from warehouse.database import Build, serve
from warehouse.scope import Scope

INDICATORS = ("DV_KETNAP_MOI", "DV_TONG", "SK_SO")
values = st.dictionaries(
    st.tuples(st.sampled_from("AB"), st.sampled_from(INDICATORS)),
    st.one_of(st.none(), st.integers(0, 2)),
)


def changes(made: Build, relation: str = "core.observation") -> list[tuple[Any, ...]]:
    with duckdb.connect(str(made.path), read_only=True) as connection:
        return connection.execute(
            "select since, key, field, before, after, submission from marts.change"
            " where relation = $relation order by all",
            {"relation": relation},
        ).fetchall()


def build_file(folder: Path, name: str, told: Mapping[tuple[str, str], int | None]) -> Build:
    """Write the file of a build that holds these values of bloc K in 2024, and nothing more."""
    path = folder / f"{name}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "create schema core; create schema marts;"
            " create table core.membership (bloc varchar, year integer, unit varchar);"
            " insert into core.membership values ('K', 2024, 'A'), ('K', 2024, 'B');"
            " create table core.covenant as"
            " select '2024-K' as covenant, 'K' as bloc, 2024 as year;"
            " create table core.observation (unit varchar, indicator varchar, period varchar,"
            " value decimal(24, 6), qualifier varchar, missing varchar, numerator decimal(24, 6),"
            " denominator decimal(24, 6), submission varchar, illustrative boolean);"
            " create table marts.change (since varchar, relation varchar, key varchar,"
            " field varchar, before varchar, after varchar, covenant varchar, unit varchar,"
            " indicator varchar, period varchar, submission varchar, illustrative boolean)"
        )
        for (unit, indicator), value in told.items():
            connection.execute(
                "insert into core.observation by name select $unit as unit,"
                " $indicator as indicator, '2024' as period, $value as value,"
                " case when $value is not null then '=' end as qualifier, $name as submission,"
                " false as illustrative",
                {"unit": unit, "indicator": indicator, "value": value, "name": name},
            )
    return Build(name, path, {})


def ranked(made: Build, **ranks: int) -> Build:
    with duckdb.connect(str(made.path)) as connection:
        connection.execute(
            "create table marts.ranking (covenant varchar, unit varchar, stage varchar,"
            " rank integer, illustrative boolean)"
        )
        for unit, rank in ranks.items():
            row = ["2024-K", unit, "computed", rank, False]
            connection.execute("insert into marts.ranking values (?, ?, ?, ?, ?)", row)
    return made


def moved(earlier: Build, later: Build, **reviews: Path) -> Movement:
    found = moved_since(earlier, later, reviews)
    assert found is not None
    return found


def test_the_first_build_of_all_has_nothing_to_be_compared_with(world: Any) -> None:
    world.tell_members(A=100)
    made = world.finish()
    assert changes(made) == []
    assert made.manifest["moved"] is None


def test_what_changed_came_or_went_is_told_with_the_submission_that_brought_it(world: Any) -> None:
    world.tell("A", "DV_TONG", "2024", 500)
    world.tell("A", "SK_SO", "2024", 7)
    first = world.finish()
    serve(world.folder, first.build)
    world.observations.clear()
    world.tell("A", "DV_TONG", "2024", 510, file="again", revision=1)
    world.file("again", "A", "2024", revision=1)
    world.tell("B", "DV_TONG", "2024", "90.5", qualifier=">=")
    second = world.finish(number=1)
    told = [row for row in changes(second) if row[2] == "value"]
    assert told == [
        (first.build, "A/DV_TONG/2024", "value", "500", "510", "again"),
        (first.build, "A/SK_SO/2024", "value", "7", None, "A-2024"),
        (first.build, "B/DV_TONG/2024", "value", None, "90.5", "B-2024"),
    ]
    counts = second.manifest["moved"]["counts"]["core.observation"]
    assert counts == {"added": 1, "changed": 1, "vanished": 1}


def test_a_build_can_be_asked_what_changed_since_any_that_is_kept(world: Any) -> None:
    world.tell("A", "DV_TONG", "2024", 500)
    first = world.finish()
    serve(world.folder, first.build)
    world.observations[0]["value"] = Decimal(510)
    second = world.finish(number=1)
    serve(world.folder, second.build)
    world.observations[0]["value"] = Decimal(520)
    third = world.finish(number=2)
    assert {row[0] for row in changes(third)} == {second.build}
    for earlier, told in ((first, ("500", "520")), (second, ("510", "520")), (third, None)):
        with beside(earlier, third) as connection:
            found = queries.changes(connection, Scope.everything(), "K", 2024)
        values = found.filter(relation="core.observation", field="value")
        assert values.select("since", "before", "after").rows() == (
            [(earlier.build, *told)] if told else []
        )


def test_a_value_that_is_now_a_bound_has_changed(world: Any) -> None:
    world.tell("A", "DV_TONG", "2024", 500)
    first = world.finish()
    serve(world.folder, first.build)
    world.observations[0]["qualifier"] = ">"
    assert [row[2:5] for row in changes(world.finish(number=1))] == [("qualifier", "=", ">")]


def test_a_verdict_that_turns_is_told(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell_members(A=150, B=150)
    first = world.finish()
    serve(world.folder, first.build)
    world.observations[-1]["value"] = Decimal(149)
    told = changes(world.finish(number=1), "marts.progress")
    assert (first.build, "2024-K//DV_KETNAP_MOI/2024/units", "verdict", "met", "missed", None) in [
        row for row in told if row[1].startswith("2024-K//")
    ]


def test_what_is_real_never_follows_what_is_invented(world: Any) -> None:
    world.tell("A", "DV_TONG", "2024", 500, illustrative=True)
    first = world.finish()
    serve(world.folder, first.build)
    world.observations[0]["illustrative"] = False
    world.submissions["A-2024"]["illustrative"] = False
    told = [row[3:5] for row in changes(world.finish(number=1)) if row[2] == "value"]
    assert sorted(told, key=str) == [("500", None), (None, "500")]


def test_what_changed_since_a_review_is_told_beside_what_changed_since_the_last_build(
    world: Any,
) -> None:
    made = []
    for number, value in enumerate((500, 510, 520)):
        world.observations.clear()
        world.tell("A", "DV_TONG", "2024", value)
        made.append(world.finish(number=number))
        serve(world.folder, made[-1].build)
        if number == 0:
            records.append(
                world.folder, records.FROZEN, [{"name": "sơ kết", "build": made[0].build}]
            )
    assert [(row[0], *row[3:5]) for row in changes(made[2])] == [
        (made[1].build, "510", "520"),
        ("sơ kết", "500", "520"),
    ]


def test_of_an_older_version_the_columns_that_both_have_are_compared(world: Any) -> None:
    world.aim("DV_TONG", 500)
    world.tell("A", "DV_TONG", "2024", 500)
    world.tell("A", "SK_SO", "2024", None, missing="blank")
    first = world.finish()
    with duckdb.connect(str(first.path)) as older:
        older.execute("alter table core.observation drop column missing; drop table marts.progress")
    world.observations.clear()
    world.tell("A", "DV_TONG", "2024", 400)
    again = world.finish(number=1)
    with duckdb.connect(str(again.path)) as connection:
        connection.execute("delete from marts.change")
    moment = moved(first, again)
    assert moment.counts == {"core.observation": {"changed": 1}}


def test_an_earlier_build_that_is_damaged_stops_no_later_one(world: Any, tmp_path: Path) -> None:
    world.tell("A", "DV_TONG", "2024", 500)
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"\0" * 8 + b"DUCK" + b"\0" * 8000)
    assert moved_since(Build("broken", broken, {}), world.finish()) is None


@settings(max_examples=10, deadline=None, database=None)
@given(values, values)
def test_each_difference_is_counted_once_and_nothing_else_is(
    before: dict[tuple[str, str], int | None], after: dict[tuple[str, str], int | None]
) -> None:
    with TemporaryDirectory() as folder:
        earlier, later = (
            build_file(Path(folder), name, told)
            for name, told in (("earlier", before), ("later", after))
        )
        told = moved(earlier, later)
    stood = {key for key, value in before.items() if value is not None}
    stands = {key for key, value in after.items() if value is not None}
    changed = {key for key in stood & stands if before[key] != after[key]}
    expected = {
        "added": len(stands - stood),
        "changed": len(changed),
        "vanished": len(stood - stands),
    }
    counted = told.counts.get("core.observation", {})
    assert counted == {became: times for became, times in expected.items() if times}
    lost = len(changed) + len(stood - stands)
    assert [(row["changed"], row["standing"]) for row in told.overturned] == (
        [(lost, len(stood))] if lost else []
    )


def test_a_rank_that_a_review_froze_and_that_moves_is_told(tmp_path: Path) -> None:
    review, serving, later = (
        ranked(build_file(tmp_path, name, {}), **ranks)
        for name, ranks in (
            ("frozen", {"A": 1, "B": 2}),
            ("serving", {"A": 1, "B": 2}),
            ("later", {"A": 2, "B": 1, "C": 3}),
        )
    )
    told = moved(serving, later, tổng_kết=review.path)
    assert [(row["unit"], row["before"], row["after"]) for row in told.frozen_ranks] == [
        ("A", "1", "2"),
        ("B", "2", "1"),
    ]
    assert told.counts == {"marts.ranking": {"added": 1, "changed": 2}}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {("B", "SK_SO"): 7}, False),
        ({("A", "SK_SO"): 7}, {("A", "SK_SO"): 8}, True),
        ({("A", "SK_SO"): 7}, {("B", "SK_SO"): 7}, True),
        ({}, {}, True),
    ],
    ids=["first values", "a value changed", "a value vanished", "the scheme changed"],
)
def test_a_frozen_rank_that_first_values_move_is_not_taken_back(
    tmp_path: Path,
    before: dict[tuple[str, str], int],
    after: dict[tuple[str, str], int],
    *,
    told: bool,
) -> None:
    earlier = ranked(build_file(tmp_path, "earlier", before), A=1, B=2)
    later = ranked(build_file(tmp_path, "later", after), A=2, B=1)
    assert bool(moved(earlier, later, tổng_kết=earlier.path).frozen_ranks) == told


def test_a_frozen_rank_that_moved_before_and_was_accepted_moves_no_more(tmp_path: Path) -> None:
    review, serving, later = (
        ranked(build_file(tmp_path, name, {}), A=rank)
        for name, rank in (("frozen", 1), ("serving", 2), ("later", 2))
    )
    assert moved(serving, later, tổng_kết=review.path).frozen_ranks == []


@pytest.mark.parametrize("where", ["earlier", "later"])
def test_a_relation_that_one_build_lacks_is_not_compared(tmp_path: Path, where: str) -> None:
    earlier, later = (build_file(tmp_path, name, {}) for name in ("earlier", "later"))
    ranked(earlier if where == "later" else later, A=1)
    assert moved(earlier, later).counts == {}
