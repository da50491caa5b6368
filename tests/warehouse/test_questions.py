"""What questions answer: one row per what their first line says."""

from typing import Any

from warehouse import queries
from warehouse.scope import Scope


def test_a_unit_for_which_two_persons_signed_is_one_member_with_both_named(world: Any) -> None:
    signed = {"covenant": world.covenant, "unit": "A"}
    world.signatories += [
        signed | {"person": "Trần Bình", "post": "Phó Chủ tịch"},
        signed | {"person": "Lê An", "post": "Chủ tịch"},
        signed | {"unit": "B"},
    ]
    with world.build() as connection:
        members = queries.members(connection, Scope.everything(), "K", 2024)
    named = members.select("unit", "person").rows()
    assert named == [("A", "Lê An, Chủ tịch; Trần Bình, Phó Chủ tịch"), ("B", None)]


def test_an_indicator_told_by_units_and_by_the_bloc_is_counted_once_by_its_units(
    world: Any,
) -> None:
    for indicator in ("SK_SO", "DT_SO"):
        world.aim(indicator, 20)
        world.tell("K", indicator, "2024", 5)
    for unit in world.units:
        world.tell(unit, "SK_SO", "2024", 10)
    place = ["K 2024"]
    with world.build() as connection:
        counted = queries.overview(connection, Scope.everything(), place)
        behind = queries.attention(connection, Scope.everything(), place)
        met = connection.execute(
            "select targets, met from marts.targets_met where unit is null and period = '2024'"
        ).fetchall()
    assert counted.select("verdict", "basis", "indicators").rows() == [
        ("met", "units", 1),
        ("missed", "own", 1),
    ]
    assert behind.select("indicator", "basis").rows() == [("DT_SO", "own")]
    assert met == [(2, 1)]
