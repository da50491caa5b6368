"""A build is made whole, checked, named by what went in, and served in one step."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import warehouse.build
from warehouse.build import CheckFailed, Material, Stamp, build, prune
from warehouse.database import builds, kept, serve, serving
from warehouse.relations import Relation, checks, relations

NOW = datetime(2025, 2, 1, 8, tzinfo=timezone(timedelta(hours=7)))
NOTHING = Material({}, {})


def stamp(number: int = 0, as_of: date = date(2025, 1, 31), version: str = "1") -> Stamp:
    moment = NOW + timedelta(minutes=number)
    return Stamp({"n": number}, as_of, version, moment, sample_world=False)


def test_like_inputs_make_like_names_whenever_they_are_built() -> None:
    later = Stamp({"n": 0}, date(2025, 1, 31), "1", NOW + timedelta(days=1), sample_world=False)
    assert stamp().build == later.build
    others = {stamp(1).build, stamp(as_of=date(2025, 2, 1)).build, stamp(version="2").build}
    assert stamp().build not in others
    assert len(others) == 3


def test_like_inputs_make_like_relations(world: Any) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    for unit in ("A", "B"):
        world.tell(unit, "DV_KETNAP_MOI", "2024-S1", 60)
    contents = []
    for _ in range(2):
        with world.build() as connection:
            contents.append(
                {
                    one.name: sorted(
                        map(repr, connection.execute(f"select * from {one.name}").fetchall())
                    )
                    for one in relations()
                    if one.name not in {"core.build", "marts.change"}
                }
            )
    assert contents[0] == contents[1]


def test_a_finished_build_serves_only_once_the_pointer_moves(tmp_path: Path) -> None:
    first = build(tmp_path, stamp(), NOTHING)
    assert serving(tmp_path) is None
    serve(tmp_path, first.build)
    second = build(tmp_path, stamp(1), NOTHING)
    assert serving(tmp_path) == kept(tmp_path, first.build)
    serve(tmp_path, second.build)
    assert serving(tmp_path) == kept(tmp_path, second.build)


def test_an_open_reader_keeps_its_build_while_another_begins_to_serve(tmp_path: Path) -> None:
    first = build(tmp_path, stamp(), NOTHING)
    with duckdb.connect(str(first.path), read_only=True) as reader:
        second = build(tmp_path, stamp(1), NOTHING)
        serve(tmp_path, second.build)
        assert reader.execute("select build from core.build").fetchone() == (first.build,)


def test_a_failed_check_prints_its_rows_and_keeps_no_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = Relation("checks.planted", "-- Never.\nselect build, as_of from core.build")
    monkeypatch.setattr(warehouse.build, "checks", lambda: [planted])
    with pytest.raises(CheckFailed) as refusal:
        build(tmp_path, stamp(), NOTHING)
    for text in refusal.value.sentence:
        assert f"checks.planted: build={stamp().build}, as_of=2025-01-31" in text
    assert list((tmp_path / "builds").iterdir()) == []


def test_a_contract_refuses_what_is_not_of_its_shape(tmp_path: Path) -> None:
    wrong = Material({"core.bloc": [{"bloc": None, "name_vi": "Khối", "name_en": "Bloc"}]}, {})
    with pytest.raises(duckdb.ConstraintException):
        build(tmp_path, stamp(), wrong)
    assert builds(tmp_path) == []


def test_of_the_files_only_the_rows_under_the_keys_wanted_are_taken(world: Any) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024", 60)
    world.tell("B", "DV_KETNAP_MOI", "2024", 90)
    rows, files = world._rows(), world._files()
    for place in (file for kind in files.values() for file in kind):
        told = pl.read_parquet(place)
        left = pl.col("submission").str.starts_with("B") if told.height else pl.lit(value=False)
        told.with_columns(key=pl.when(left).then(pl.lit("gone")).otherwise("key")).write_parquet(
            place
        )
    taken = {}
    for number, keys in enumerate((["one"], ["one", "gone"], [])):
        made = build(world.folder, stamp(number), Material(rows, files, keys))
        with duckdb.connect(str(made.path), read_only=True) as connection:
            told = connection.execute("select unit from core.observation order by unit").fetchall()
        taken[tuple(keys)] = [unit for (unit,) in told]
    assert taken == {("one",): ["A"], ("one", "gone"): ["A", "B"], (): []}


def test_a_build_takes_more_memory_only_for_more_than_an_ordinary_inbox(tmp_path: Path) -> None:
    limits = {}
    with duckdb.connect() as connection:
        for rows in (0, 100_000, 50_000_000):
            place = tmp_path / f"{rows}.parquet"
            connection.execute(f"copy (select 1 as one from range({rows})) to '{place}'")
            given = Material({}, {"staging.observation": [place]})
            limits[rows] = warehouse.build._memory(warehouse.build._told_of(connection, given))
    assert limits == {0: 384, 100_000: 396, 50_000_000: 1500}


def test_a_view_holds_no_rows_of_its_own(world: Any) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024", 60)
    with world.build() as connection:
        made = connection.execute(
            "select schema_name || '.' || view_name from duckdb_views() where not internal"
        ).fetchall()
    assert {name for (name,) in made} == {one.name for one in relations() if one.is_view}


def test_the_newest_builds_and_the_serving_one_stay(tmp_path: Path) -> None:
    made = [build(tmp_path, stamp(number), NOTHING).build for number in range(8)]
    serve(tmp_path, made[0])
    prune(tmp_path)
    assert [one.build for one in builds(tmp_path)] == [made[0], *made[3:]]


def test_what_a_dead_process_left_half_made_goes(tmp_path: Path) -> None:
    (tmp_path / "builds" / "making-x").mkdir(parents=True)
    (tmp_path / "builds" / "making-x" / "half.duckdb").write_bytes(b"half")
    prune(tmp_path)
    assert list((tmp_path / "builds").iterdir()) == []


def test_a_pointer_to_nothing_serves_nothing(tmp_path: Path) -> None:
    (tmp_path / "serving").write_text("../../etc/passwd\n")
    assert serving(tmp_path) is None
    (tmp_path / "serving").write_text("0123456789ab\n")
    assert serving(tmp_path) is None


def test_each_relation_comes_after_those_it_reads() -> None:
    done: set[str] = set()
    for relation in relations():
        assert relation.reads <= done
        done.add(relation.name)


@pytest.mark.parametrize("relation", [*relations(), *checks()], ids=lambda one: str(one.name))
def test_each_sql_file_says_its_grain_first(relation: Relation) -> None:
    opening = "Rows that must not exist:" if relation.name.startswith("checks.") else "One row"
    assert relation.grain.startswith(opening)
