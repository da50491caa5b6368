"""A page says how its figures stand: refreshed now, older than promised, waiting, or well."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from dashboard import state
from dashboard.app import app
from dashboard.number import VIETNAM
from dashboard.words import words
from warehouse import acceptance, database, lock


def told(language: str = "vi") -> dict[str, str]:
    answer = app.server.test_client().get(f"/_state?lang={language}").json
    return {line["kind"]: line["text"] for line in answer["lines"]}


@pytest.fixture
def promised(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the office promise how often figures are refreshed."""
    return lambda span: monkeypatch.setenv("THIDUA_REFRESH_EVERY", span)


def aged(world: Any, hours: float) -> datetime:
    """Let the build that serves have been confirmed so long ago."""
    build = database.serving(world.folder)
    assert build is not None
    at = datetime.now().astimezone() - timedelta(hours=hours)
    os.utime(build.path.with_suffix(".json"), (at.timestamp(), at.timestamp()))
    return at


def test_nothing_is_said_while_all_is_well(served: Any) -> None:
    assert told() == {}
    answer = app.server.test_client().get("/_state").json
    assert answer["build"] == database.pointed_at(served.folder)


def test_without_a_promise_nothing_is_late(served: Any) -> None:
    aged(served, 24 * 365)
    assert told() == {}


@pytest.mark.parametrize(("hours", "late"), [(11.9, False), (12.1, True)])
def test_figures_older_than_promised_are_said_to_be(
    served: Any, promised: Callable[[str], None], hours: float, *, late: bool
) -> None:
    promised("12 giờ")
    at = aged(served, hours)
    assert (told().keys() == {"stale"}) == late
    if late:
        day = at.astimezone(VIETNAM).strftime("%d/%m/%Y")
        assert day in told()["stale"]
        assert "người vận hành" in told()["stale"]
        assert "older than promised" in told("en")["stale"]
        assert day in told("en")["stale"]


def test_a_refresh_that_finds_nothing_new_confirms_the_figures(
    served: Any, promised: Callable[[str], None]
) -> None:
    promised("1 day")
    aged(served, 48)
    assert "stale" in told()
    build = database.serving(served.folder)
    assert build is not None
    database.confirm(served.folder, build.build)
    assert told() == {}


def test_a_refresh_that_runs_is_told_and_not_disturbed(
    served: Any, promised: Callable[[str], None]
) -> None:
    promised("1 day")
    aged(served, 48)
    assert not lock.is_held(served.folder)
    with lock.alone(served.folder):
        assert lock.is_held(served.folder)
        assert told().keys() == {"refreshing"}  # what is done about it is said instead
        assert "Đang làm mới" in told()["refreshing"]
        assert "being refreshed" in told("en")["refreshing"]
    assert told().keys() == {"stale"}
    with lock.alone(served.folder):  # a look leaves the folder free
        pass


def test_a_build_that_waits_is_told_in_plain_words(served: Any) -> None:
    made = served.finish(number=1)
    acceptance.hold(served.folder, made.build)
    assert "chờ duyệt" in told()["waiting"]
    assert "waits to be accepted" in told("en")["waiting"]
    assert made.build not in str(told())
    acceptance.accept(served.folder, made.build)
    assert told() == {}
    assert app.server.test_client().get("/_state").json["build"] == made.build


@pytest.mark.usefixtures("nothing_built")
def test_without_a_build_there_is_none_to_speak_of() -> None:
    assert state.now(words("vi")) == {"build": None, "lines": []}


def test_wrong_settings_are_told_by_the_page_and_not_here(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_REFRESH_EVERY", "often")
    assert state.now(words("vi")) == {"build": None, "lines": []}


def test_what_the_browser_finds_out_is_said_in_both_languages() -> None:
    vi, en = (state.browser_words(words(language)) for language in ("vi", "en"))
    assert vi.keys() == en.keys() == {"newer", "show", "unreachable", "retry"}
    assert "máy chủ" in vi["unreachable"]
    assert "server" in en["unreachable"]
