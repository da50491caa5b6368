"""What holds a build back, and what lets it serve."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse import acceptance, records
from warehouse.build import prune
from warehouse.change import Movement
from warehouse.database import serve, serving
from warehouse.language import Refusal
from warehouse.settings import Settings

PLACES = Settings(Path("inbox"), Path("reference"), Path("data"))


def overturned(changed: int, standing: int, bloc: str = "K") -> Movement:
    row = {"bloc": bloc, "period": "2024-S1", "changed": changed, "standing": standing}
    return Movement("0123456789ab", overturned=[row])


@given(st.integers(1, 10_000), st.data())
def test_a_build_is_held_back_only_beyond_a_quarter_of_what_stands(
    standing: int, data: st.DataObject
) -> None:
    changed = data.draw(st.integers(0, standing))
    held = acceptance.reasons(overturned(changed, standing), PLACES)
    assert bool(held) == (Decimal(changed) / Decimal(standing) > Decimal("0.25"))


def test_exactly_a_quarter_is_not_beyond_it() -> None:
    assert acceptance.reasons(overturned(5, 20), PLACES) == []
    (said,) = acceptance.reasons(overturned(6, 20), PLACES)
    assert said.vi == "K, kỳ 2024-S1: 6 trong 20 số liệu đang dùng bị thay đổi hoặc mất."


@given(st.integers(0, 100_000))
def test_first_values_never_hold_a_build_back(added: int) -> None:
    counts = {"core.observation": {"added": added}, "marts.progress": {"changed": added}}
    assert acceptance.reasons(Movement("0123456789ab", counts), PLACES) == []


def test_the_threshold_is_a_setting() -> None:
    strict = Settings(Path("i"), Path("r"), Path("d"), hold_values=Decimal(0))
    lenient = Settings(Path("i"), Path("r"), Path("d"), hold_values=Decimal(100))
    assert acceptance.reasons(overturned(1, 1000), strict)
    assert acceptance.reasons(overturned(1000, 1000), lenient) == []


@pytest.mark.parametrize(("allowed", "held"), [(0, True), (1, True), (2, False)])
def test_frozen_ranks_that_move_hold_a_build_back(allowed: int, held: bool) -> None:  # noqa: FBT001
    places = Settings(Path("i"), Path("r"), Path("d"), hold_ranks=allowed)
    ranks = [{"review": "tổng kết 2024", "unit": unit} for unit in "AB"]
    said = acceptance.reasons(Movement("0123456789ab", frozen_ranks=ranks), places)
    assert bool(said) == held
    assert all("2 thứ hạng đã chốt ở “tổng kết 2024”" in one.vi for one in said)


def test_a_build_that_waits_serves_once_it_is_accepted_and_that_is_written_down(
    world: Any,
) -> None:
    old, new = world.finish(), world.finish(number=1)
    serve(world.folder, old.build)
    acceptance.hold(world.folder, new.build)
    assert acceptance.waiting(world.folder) == [new.build]
    acceptance.accept(world.folder, new.build)
    assert serving(world.folder) == new
    assert acceptance.waiting(world.folder) == []
    (fact,) = records.read(world.folder, records.ACCEPTED)
    assert (fact["build"], fact["at"][-6:]) == (new.build, "+07:00")
    assert acceptance.is_accepted(world.folder, new.build)


def test_a_build_that_does_not_wait_is_not_accepted(world: Any) -> None:
    old, new = world.finish(), world.finish(number=1)
    serve(world.folder, new.build)
    for build, said in ((old.build, "không chờ duyệt"), ("0123456789ab", "không có")):
        with pytest.raises(Refusal) as refusal:
            acceptance.accept(world.folder, build)
        assert said in refusal.value.sentence.vi
    assert "đang phục vụ rồi" in acceptance.accept(world.folder, new.build).vi
    assert serving(world.folder) == new
    assert list(records.read(world.folder, records.ACCEPTED)) == []


def test_a_build_that_waits_is_never_dropped(world: Any) -> None:
    held = world.finish()
    acceptance.hold(world.folder, held.build)
    later = [world.finish(number=number) for number in range(1, 7)]
    serve(world.folder, later[-1].build)
    prune(world.folder)
    assert acceptance.waiting(world.folder) == [held.build]
