"""The worked example of scoring, from what two units report to their printed totals."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from warehouse import queries
from warehouse.scope import Scope

CRITERIA = [
    ("THEM", "content", "DV_KETNAP_MOI", 25, "pro_rata", {"content_group": "G5"}),
    ("KTTC", "content", "KTTC_CDCS", 20, "pro_rata", {"content_group": "G6"}),
    ("SK", "content", "SK_SO", 20, "pro_rata", {"content_group": "G2"}),
    ("HNCB", "content", "HNCBCC_TYLE", 15, "pro_rata", {"content_group": "G4"}),
    ("HTT", "content", "CDCS_HTT_TYLE", 15, "pro_rata", {"content_group": "G5"}),
    ("THUONG", "bonus", "MOHINH_MOI", 5, "per_case", {"per_case": 1}),
    ("CHAM", "deduction", None, -3, "late_report", {"per_day": 1}),
]
ON_TIME, TWO_DAYS_LATE = datetime(2024, 12, 9, tzinfo=UTC), datetime(2024, 12, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def scored(make_world: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Two units, the scheme of 95 points of content and 5 of bonus, and what the units report."""
    world = make_world(tmp_path_factory.mktemp("scored") / "data")
    sign = partial(world.state, covenant=world.covenant)
    sign("core.quota", award="CO", position=1, name_vi="Cờ", number=1)
    sign("core.gate", gate="G", position=1, rule="attended", name_vi="Có mặt")
    sign(
        "core.scheme",
        scale=100,
        content_scale=95,
        decimals=2,
        bonus="inside",
        bonus_cap=5,
        quorum_part=2,
        quorum_whole=3,
        majority_part=1,
        majority_whole=2,
        final_stage="recognised",
    )
    for criterion, kind, indicator, points, rule, more in CRITERIA:
        sign(
            "core.criterion",
            criterion=criterion,
            kind=kind,
            indicator=indicator,
            max_points=points,
            rule=rule,
            **more,
        )
    for unit, members in (("A", 100), ("B", 200)):
        world.aim("DV_KETNAP_MOI", members, unit=unit)
        world.aim("SK_SO", 40, unit=unit)
    world.aim("KTTC_CDCS", 100, measure="%")
    world.aim("HNCBCC_TYLE", 100)
    world.aim("CDCS_HTT_TYLE", 80)
    world.due("2024", date(2024, 12, 10))
    report(world, "A", DV_KETNAP_MOI=130, KTTC_CDCS=10, CDCS_TONG=10, SK_SO=None, MOHINH_MOI=2)
    report(world, "B", DV_KETNAP_MOI=150, KTTC_CDCS=18, CDCS_TONG=20, SK_SO=40, MOHINH_MOI=1)
    shares = {"A": {"HNCBCC_TYLE": (10, 10), "CDCS_HTT_TYLE": (9, 10)},
              "B": {"HNCBCC_TYLE": (20, 20), "CDCS_HTT_TYLE": (15, 20)}}  # fmt: skip
    for unit, told in shares.items():
        for indicator, (done, of) in told.items():
            world.tell(unit, indicator, "2024", 100 * done / of, numerator=done, denominator=of)
    world.received |= {"A-2024": ON_TIME, "B-2024": TWO_DAYS_LATE}
    return world


def report(world: Any, unit: str, **told: int | None) -> None:
    for indicator, value in told.items():
        missing = "not_applicable" if value is None else None
        world.tell(unit, indicator, "2024", value, missing=missing)


@pytest.fixture(scope="module")
def built(scored: Any) -> Iterator[Any]:
    with scored.build() as connection:
        yield connection


@pytest.fixture
def ask_scored(built: Any) -> Any:
    return lambda sql: built.execute(sql).fetchall()


def test_the_totals_are_those_of_the_worked_example(ask_scored: Any) -> None:
    assert ask_scored(
        "select unit, cast(content_points as decimal(9, 2)), bonus, deduction, printed, rank"
        " from marts.ranking order by unit"
    ) == [
        ("A", Decimal("95.00"), 2, 0, Decimal("97.00"), 1),
        ("B", Decimal("85.81"), 1, -2, Decimal("84.81"), 2),
    ]


def test_each_line_has_the_points_of_the_worked_example(ask_scored: Any) -> None:
    found = ask_scored("select unit, criterion, points from marts.score order by all")
    points = {(unit, criterion): value for unit, criterion, value in found}
    by_line = {line[0]: (points["A", line[0]], points["B", line[0]]) for line in CRITERIA}
    assert by_line == {
        "THEM": (25, Decimal("18.75")),
        "KTTC": (20, 18),
        "SK": (None, 20),
        "HNCB": (15, 15),
        "HTT": (15, Decimal("14.0625")),
        "THUONG": (2, 1),
        "CHAM": (0, -2),
    }


def test_the_percent_is_shown_uncapped_and_what_does_not_apply_has_no_most(
    ask_scored: Any,
) -> None:
    assert ask_scored(
        "select percent, lost from marts.score where unit = 'A' and criterion = 'THEM'"
    ) == [(130, 0)]
    assert ask_scored(
        "select max_points, state, reason, reason_en from marts.score"
        " where unit = 'A' and criterion = 'SK'"
    ) == [(None, "not_applicable", "không áp dụng", "not applicable")]


def test_pages_can_ask_for_all_of_it_within_their_scope(built: Any) -> None:
    here, elsewhere = Scope.of("K"), Scope.of("L")
    questions = {
        "criteria": 7,
        "scores": 14,
        "ranking": 2,
        "gates": 2,
        "proposals": 2,
        "sensitivity": 16,
    }
    for question, rows in questions.items():
        ask = getattr(queries, question)
        assert ask(built, here, "K", 2024).height == rows
        assert ask(built, elsewhere, "K", 2024).height == 0
    alone = queries.scores(built, here, "K", 2024, "B")
    assert set(alone["unit"]) == {"B"}
    assert round(sum(alone["counted"]), 2) == Decimal("84.81")
    best = queries.ranking(built, here, "K", 2024).row(0, named=True)
    assert (best["unit"], best["stands"], round(best["to_lose"], 2)) == (
        "A",
        True,
        Decimal("12.19"),
    )
