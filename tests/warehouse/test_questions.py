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
