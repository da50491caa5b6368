"""What is asked most is ready before it is asked, and the thread that does it ends when told."""

import threading
from itertools import product
from typing import Any

import pytest

from dashboard import answer, transfer, visit, warm
from dashboard.app import app


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "kept", answer.Kept())
    monkeypatch.setattr(transfer, "bodies", transfer.Bodies())


@pytest.mark.usefixtures("served")
def test_a_change_of_bloc_or_year_finds_its_answer_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    warm.pages(app.server, threading.Event())
    monkeypatch.setattr(visit, "visit", lambda *_: pytest.fail("not ready"))
    searches = ("", "?year=2024", "?year=2024&period=2024-S1", "?year=2024&lang=en")
    for scheme, search in product(("light", "dark"), searches):
        with app.server.test_request_context("/", headers={"Cookie": f"thidua-scheme={scheme}"}):
            assert "1.411" in answer.page("/bloc/K", search).content or "en" in search


@pytest.mark.usefixtures("served")
def test_no_more_is_made_ready_than_there_is_room_for() -> None:
    assert warm.pages(app.server, threading.Event(), most=3) == 3
    assert len(answer.kept) == 3


@pytest.mark.usefixtures("served")
def test_it_ends_when_it_is_told_to() -> None:
    ended = threading.Event()
    ended.set()
    assert warm.pages(app.server, ended) == 0


def test_one_thread_makes_pages_ready_for_each_build(served: Any) -> None:
    thread = warm.Warm(app.server)
    thread.begin()
    for _ in range(600):
        if any(asked.path == "/bloc/K" for asked in list(answer.kept._held)):
            break
        threading.Event().wait(0.05)
    thread.end()
    assert not thread._thread.is_alive()
    assert any(asked.path == "/bloc/K" for asked in answer.kept._held)


@pytest.mark.usefixtures("nothing_built")
def test_without_a_build_it_waits() -> None:
    thread = warm.Warm(app.server)
    thread.begin()
    thread.end()
    assert len(answer.kept) == 0
