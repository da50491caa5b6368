"""Each law that a check holds: a sound build keeps it, and one bad row is told."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.relations import checks, relations

CHECKS = {one.name.removeprefix("checks."): one.sql for one in checks()}
OF_BLOC = "unit is null and indicator = 'DV_KETNAP_MOI' and period = '2024'"

# Each bad row: the check that must tell it, and how it is planted.
PLANTED = [
    ("completeness_grain", "insert into marts.completeness from marts.completeness limit 1"),
    (
        "comparison_grain",
        "insert into marts.comparison by name select 'K' as bloc, '2024' as period from range(2)",
    ),
    ("illustrative_meets_real", "update core.observation set illustrative = true"),
    ("illustrative_meets_real", f"update marts.progress set actual = actual + 1 where {OF_BLOC}"),
    ("illustrative_meets_real", f"update marts.progress set reported = 1 where {OF_BLOC}"),
    ("illustrative_meets_real", "update core.target set illustrative = true"),
    ("illustrative_meets_real", "update core.due set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update core.scheme set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update marts.score set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update marts.ranking set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update marts.progress set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update core.point set illustrative = true"),
    ("illustrative_meets_real_in_scores", "update core.vote set illustrative = true"),
    ("observation_grain", "insert into core.observation from core.observation limit 1"),
    ("outlook_grain", "insert into marts.outlook from marts.outlook limit 1"),
    ("outlook_grain", "update marts.outlook set chance = 1.01"),
    ("outlook_grain", "update marts.outlook set low = 5, forecast = 4"),
    ("points_beyond_most", "update marts.score set points = max_points + 1"),
    ("points_beyond_most", "update marts.score set possible = -1 where kind = 'content'"),
    ("points_beyond_most", "update marts.score set max_points = null"),
    ("points_beyond_most", "update marts.ranking set total = total + 1"),
    ("points_beyond_most", "update marts.ranking set content_points = 101, total = 101"),
    ("progress_grain", "insert into marts.progress from marts.progress limit 1"),
    ("reported_grain", "insert into core.point from core.point limit 1"),
    ("reported_grain", "insert into core.cross_check from core.cross_check limit 1"),
    ("reported_grain", "insert into core.vote from core.vote limit 1"),
    ("reported_grain", "insert into core.award from core.award limit 1"),
    ("reported_grain", "insert into core.target from core.target limit 1"),
    ("reported_beyond_expected", f"update marts.progress set reported = 3 where {OF_BLOC}"),
    ("reported_beyond_expected", "update marts.progress set actual = 0 where reported = 0"),
    ("score_grain", "insert into marts.score from marts.score limit 1"),
    ("score_grain", "insert into marts.ranking from marts.ranking limit 1"),
    ("score_grain", "insert into marts.award_proposal from marts.award_proposal limit 1"),
    ("score_grain", "insert into marts.sensitivity from marts.sensitivity limit 1"),
    ("told_grain", "insert into marts.second_half from marts.second_half limit 1"),
    ("unknown_code", "update core.observation set unit = 'C'"),
    ("unknown_code", "update core.observation set indicator = 'NOTHING'"),
    ("unknown_code", "update core.target set indicator = 'NOTHING'"),
    ("unknown_code", "update core.point set unit = 'C'"),
    ("unknown_code", "update core.cross_check set unit = 'C'"),
    ("unknown_code", "update core.cross_check set checked_by = 'C'"),
    ("unknown_code", "update core.vote set unit = 'C'"),
    ("unknown_code", "update core.award set unit = 'C'"),
    ("unknown_word", "update core.point set stage = 'guessed'"),
    ("unknown_word", "update core.cross_check set outcome = 'fine'"),
    ("unknown_word", "update core.award set stage = 'hoped'"),
    ("unknown_word", "update core.target set origin = 'wished'"),
    ("unknown_word", "update core.target set comparator = '=>'"),
    ("unknown_word", "update marts.progress set verdict = 'perhaps'"),
    ("unknown_word", "update core.observation set qualifier = '≈'"),
    ("unknown_word", "update core.observation set missing = 'lost'"),
    ("unknown_word", "update marts.progress set verdict = 'met' where period = '2024-S2'"),
    ("unknown_word", "update marts.progress set percent = 50 where period = '2024-S2'"),
    ("unknown_word", "update marts.progress set target = 300 where period = '2024-S2'"),
    ("unknown_word_in_scores", "update marts.score set stage = 'last'"),
    ("unknown_word_in_scores", "update marts.score set state = 'perhaps'"),
    ("unknown_word_in_scores", "update marts.award_proposal set outcome = 'perhaps'"),
    ("unknown_word_in_scores", "update marts.gate_outcome set outcome = 'perhaps'"),
    ("value_without_source", "update core.observation set file_name = null"),
    ("value_without_source", "update core.observation set sheet = null"),
    ("value_without_source", "update core.observation set cell = null"),
    ("value_without_source", "update core.observation set raw_text = null"),
    ("value_without_source", "update core.observation set parse_rule = null"),
    ("value_without_source", "update core.point set cell = null"),
    ("value_without_source", "update core.registered_target set raw_text = null"),
    ("value_without_source", "update core.cross_check set file_name = null"),
    ("value_without_source", "update core.vote set sheet = null"),
    ("value_without_source", "update core.award set submission = null"),
]


def report_further(world: Any) -> None:
    """Let A score and register itself, and the bloc's leader tell the rest."""
    scheme = {"covenant": "2024-K", "criterion": "TC1", "max_points": 10, "rule": "manual"}
    world.state("core.criterion", **scheme)
    for kind, unit in (("self_score", "A"), ("registration", "A"), ("cross_check", "K"),
                       ("vote", "K"), ("recognition", "K")):  # fmt: skip
        world.file(kind, unit, "2024", kind=kind)
    about = {"period": "2024", "position": 1, "sheet": "Trang", "cell": "F9", "raw_text": "9"}
    own = {"unit": "A"} | about
    of_bloc = {"unit": "K", "of_unit": "A"} | about
    point = {"of_unit": "A", "criterion": "TC1", "stage": "self", "points": 9}
    target = {"indicator": "SK_SO", "comparator": ">=", "value": 20, "measure": "sáng kiến"}
    vote = {"question": "Cờ", "present": 9, "in_favour": 8}
    award = {"award": "Cờ", "stage": "recognised"}
    world.state("staging.point", submission="self_score", **own, **point)
    world.state("staging.target", submission="registration", **own, **target)
    world.state("staging.cross_check", submission="cross_check", checked_by="B", **of_bloc)
    world.state("staging.vote", submission="vote", **of_bloc, **vote)
    world.state("staging.award", submission="recognition", **of_bloc, **award)


@pytest.fixture(scope="module")
def kept(make_world: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sound build; one target is met by figures, one by silence.

    It has a scheme: points are given, two ballots held, a line is in dispute, one award to propose.
    """
    folder = tmp_path_factory.mktemp("sound")
    world = make_world(folder / "data")
    world.aim("DV_KETNAP_MOI", 300)
    world.aim("SK_SO", 10)
    world.due("2024", date(2024, 12, 10))
    world.tell_members(A=130, B=150)
    _sign_scheme(world)
    report_further(world)
    with world.build() as built:
        place = built.execute("select path from duckdb_databases() where not internal").fetchone()
    sound: Path = folder / "sound.duckdb"
    with duckdb.connect(str(sound)) as copy:
        copy.execute(f"attach '{place[0]}' as built (read_only)")
        copy.execute("copy from database built to sound")
        _give_points(copy)
    return sound


@pytest.fixture
def sound(kept: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a copy of the sound build, to plant in."""
    with duckdb.connect() as copy:
        copy.execute(f"attach '{kept}' as built (read_only)")
        copy.execute("copy from database built to memory")
        yield copy


def _sign_scheme(world: Any) -> None:
    ballot = {"quorum_part": 2, "quorum_whole": 3, "majority_part": 1, "majority_whole": 2}
    scale = {"scale": 100, "content_scale": 100, "decimals": 2, "bonus": "inside", "bonus_cap": 0}
    sign = partial(world.state, covenant=world.covenant)
    sign("core.scheme", final_stage="recognised", **ballot, **scale)
    line = {"kind": "content", "max_points": 50, "rule": "pro_rata"}
    for code in ("DV_KETNAP_MOI", "SK_SO"):
        sign("core.criterion", criterion=code, indicator=code, **line)
    sign("core.quota", award="CO", position=1, name_vi="Cờ", number=1)
    sign("core.gate", gate="G", position=1, rule="attended", name_vi="Có mặt")
    for unit in ("A", "B"):
        world.aim("DV_KETNAP_MOI", 100, unit=unit)


def _give_points(copy: duckdb.DuckDBPyConnection) -> None:
    """Let people give points and hold ballots, and make again what rests on them."""
    place = {"submission": "s", "file_name": "f.xlsx", "sheet": "Trang", "cell": "F9"}
    told = {"covenant": "2024-K", "raw_text": "9", "illustrative": False} | place
    ballot = {"question": "Bình xét", "eligible": 3, "present": 3, "in_favour": 2}
    for unit in ("A", "B"):
        _insert(copy, "core.vote", told | ballot | {"unit": unit})
        for stage, points in (("self", 50), ("appraised", 40)):
            given = {"unit": unit, "criterion": "DV_KETNAP_MOI", "stage": stage, "points": points}
            _insert(copy, "core.point", told | given)
    made = {"core.vote", "core.point"}
    for one in relations():
        if one.reads & made:
            copy.execute(f"create or replace table {one.name} as\n{one.sql}")
            made.add(one.name)


def _insert(copy: duckdb.DuckDBPyConnection, relation: str, row: dict[str, Any]) -> None:
    columns = {column[0] for column in copy.execute(f"describe {relation}").fetchall()}
    known = {name: value for name, value in row.items() if name in columns}
    marks = ", ".join("?" for _ in known)
    copy.execute(
        f"insert into {relation} ({', '.join(known)}) values ({marks})", list(known.values())
    )


@pytest.mark.parametrize(("check", "planting"), PLANTED)
def test_a_check_tells_a_bad_row(
    sound: duckdb.DuckDBPyConnection, check: str, planting: str
) -> None:
    assert sound.execute(CHECKS[check]).fetchall() == []
    sound.execute(planting)
    assert sound.execute(CHECKS[check]).fetchall() != []


def test_every_check_has_a_bad_row_to_tell() -> None:
    assert {check for check, _ in PLANTED} == set(CHECKS)
