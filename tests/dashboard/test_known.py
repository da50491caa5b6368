"""What was known then can be asked again, and every page says how much is other since."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard import changed, known
from dashboard.address import Address
from dashboard.words import Words
from warehouse import database
from warehouse.database import serve


@pytest.fixture
def two_builds(world: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Tell a value, and later another in its place; give both builds, the one that serves last."""
    monkeypatch.setenv("THIDUA_DATA", str(world.folder))
    built = []
    for number, value in enumerate((500, 510)):
        world.observations.clear()
        world.tell("A", "DV_TONG", "2024", value)
        built.append(world.finish(number=number).build)
        serve(world.folder, built[-1])
    yield built
    database.held.cache_clear()


def test_what_serves_is_no_earlier_state(two_builds: list[str], world: Any) -> None:
    assert [state.build for state in known.states(world.folder)] == two_builds[:1]


def test_an_address_keeps_the_state_it_asks_for_from_page_to_page(
    two_builds: list[str], vi: Words
) -> None:
    at = Address("/bloc/K", "K", 2024, "2024", known=two_builds[0])
    assert f"known={two_builds[0]}" in at.unit_page("A")
    (now, href), (_, then) = known.choices(at, vi)
    assert (now, "known" in href) == ("Số liệu hiện nay", False)
    assert then == str(at)
    assert known.asked(at) is not None
    assert known.asked(Address("/")) is None


def test_a_page_says_how_much_is_other_and_a_state_that_is_gone_is_said(
    two_builds: list[str],
) -> None:
    from dashboard.app import app

    page = app.server.test_client()
    taken = page.get(
        f"/take/0.csv?page=/unit/A?bloc=K%26year=2024%26period=2024%26known={two_builds[0]}",
        headers={"Host": "localhost"},
    )
    assert "500" in taken.text
    assert "510" not in taken.text
    gone = page.get("/take/0.csv?page=/unit/A?known=0123456789ab", headers={"Host": "localhost"})
    assert gone.status_code == 404


def test_times_to_count_from_are_those_that_are_kept(two_builds: list[str], vi: Words) -> None:
    at = Address("/changes", "K", 2024, "2024", since=two_builds[0])
    offered = changed.choices(at, vi)
    assert [here for *_, here in offered] == [False, True]
    assert f"since={two_builds[0]}" in offered[1][1]


def test_both_refreshes_that_are_compared_are_dated(two_builds: list[str], vi: Words) -> None:
    from dashboard.app import app

    row = {"of_refresh": True, "since": two_builds[0]}
    assert changed.name(row, vi) == "lần làm mới trước (01/02/2025)"
    told = app.server.test_client().get("/changes?bloc=K&year=2024", headers={"Host": "localhost"})
    (carried,) = re.findall(r'<script id="first" [^>]*>(.*?)</script>', told.text)
    text = json.dumps(json.loads(carried), ensure_ascii=False)
    assert "lần làm mới trước (01/02/2025)" in text
    assert "làm mới lúc 00:01 01/02/2025" in text
    assert vi("changed.choose") + "</span>" not in text  # one earlier refresh is no choice


def test_the_last_refresh_that_changed_anything_is_found(two_builds: list[str], world: Any) -> None:
    serve(world.folder, world.finish(number=2).build)
    serving = database.serving(world.folder)
    assert serving is not None
    newest = changed.newest(serving)
    assert newest is not None
    assert newest.build == two_builds[1]
