"""Each law that a check holds: a sound build keeps it, and one bad row is told."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from warehouse.relations import checks

CHECKS = {one.name.removeprefix("checks."): one.sql for one in checks()}
OF_BLOC = "unit is null and indicator = 'DV_KETNAP_MOI' and period = '2024'"

# Each bad row: the check that must tell it, and how it is planted.
PLANTED = [
    ("completeness_grain", "insert into marts.completeness from marts.completeness limit 1"),
    ("illustrative_meets_real", "update core.observation set illustrative = true"),
    ("illustrative_meets_real", f"update marts.progress set actual = actual + 1 where {OF_BLOC}"),
    ("illustrative_meets_real", f"update marts.progress set reported = 1 where {OF_BLOC}"),
    ("illustrative_meets_real", "update core.target set illustrative = true"),
    ("illustrative_meets_real", "update core.due set illustrative = true"),
    ("observation_grain", "insert into core.observation from core.observation limit 1"),
    ("progress_grain", "insert into marts.progress from marts.progress limit 1"),
    ("reported_beyond_expected", f"update marts.progress set reported = 3 where {OF_BLOC}"),
    ("reported_beyond_expected", "update marts.progress set actual = 0 where reported = 0"),
    ("told_grain", "insert into marts.second_half from marts.second_half limit 1"),
    ("unknown_code", "update core.observation set unit = 'C'"),
    ("unknown_code", "update core.observation set indicator = 'NOTHING'"),
    ("unknown_word", "update marts.progress set verdict = 'perhaps'"),
    ("unknown_word", "update core.observation set qualifier = '≈'"),
    ("unknown_word", "update core.observation set missing = 'lost'"),
    ("unknown_word", "update marts.progress set verdict = 'met' where period = '2024-S2'"),
    ("unknown_word", "update marts.progress set percent = 50 where period = '2024-S2'"),
    ("unknown_word", "update marts.progress set target = 300 where period = '2024-S2'"),
    ("value_without_source", "update core.observation set file_name = null"),
    ("value_without_source", "update core.observation set sheet = null"),
    ("value_without_source", "update core.observation set cell = null"),
    ("value_without_source", "update core.observation set raw_text = null"),
    ("value_without_source", "update core.observation set parse_rule = null"),
]


@pytest.fixture
def sound(world: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a copy of a sound build, to plant in; one target is met by figures, one by silence."""
    world.aim("DV_KETNAP_MOI", 300)
    world.aim("SK_SO", 10)
    world.due("2024", date(2024, 12, 10))
    world.tell_members(A=130, B=150)
    with world.build() as built:
        place = built.execute("select path from duckdb_databases() where not internal").fetchone()
    with duckdb.connect() as copy:
        copy.execute(f"attach '{place[0]}' as built (read_only)")
        copy.execute("copy from database built to memory")
        yield copy


@pytest.mark.parametrize(("check", "planting"), PLANTED)
def test_a_check_tells_a_bad_row(
    sound: duckdb.DuckDBPyConnection, check: str, planting: str
) -> None:
    assert sound.execute(CHECKS[check]).fetchall() == []
    sound.execute(planting)
    assert sound.execute(CHECKS[check]).fetchall() != []


def test_every_check_has_a_bad_row_to_tell() -> None:
    assert {check for check, _ in PLANTED} == set(CHECKS)
