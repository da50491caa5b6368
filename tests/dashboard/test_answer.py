"""A page's answer is made once, and never given to whom it was not made for."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dashboard import access, answer, visit
from dashboard.answer import Answer, Asked, Kept
from dashboard.app import app
from dashboard.still import settle
from warehouse import database
from warehouse.scope import Scope

EVERYTHING = Scope.everything()


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """Begin with nothing kept."""
    kept = Kept()
    monkeypatch.setattr(answer, "kept", kept)
    return kept


def asked(path: str = "/", search: str = "", scheme: str = "light") -> Answer:
    with app.server.test_request_context(path, headers={"Cookie": f"thidua-scheme={scheme}"}):
        return answer.page(path, search)


def document(path: str, **headers: str) -> str:
    return app.server.test_client(use_cookies=False).get(path, headers=headers).text


def carried(path: str, **headers: str) -> dict[str, Any]:
    text = document(path, **headers)
    found = re.search(r'<script id="first" type="application/json">(.*?)</script>', text)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


@pytest.mark.usefixtures("served")
def test_a_kept_answer_keeps_its_title() -> None:
    assert "<title>Khối" in document("/bloc/K")
    assert "<title>Khối" in document("/bloc/K")


@pytest.mark.usefixtures("served")
def test_what_was_answered_is_not_made_again(monkeypatch: pytest.MonkeyPatch, empty: Kept) -> None:
    first = asked("/bloc/K")
    monkeypatch.setattr(visit, "visit", lambda *_: pytest.fail("made again"))
    assert asked("/bloc/K") is first
    assert len(empty) == 1


@pytest.mark.usefixtures("served")
def test_every_part_of_a_question_tells_answers_apart(empty: Kept) -> None:
    usual = asked("/bloc/K", "?period=2024-S1")
    others = [
        asked("/bloc/K", "?period=2024-S1&lang=en"),
        asked("/bloc/K", "?period=2024-S1", scheme="dark"),
        asked("/bloc/K", "?period=2024"),
        asked("/submissions", "?period=2024-S1"),
    ]
    assert len({usual.content, *(other.content for other in others)}) == 5
    assert len(empty) == 5
    assert asked("/bloc/K", "?period=2024-S1") is usual


@pytest.mark.usefixtures("served")
def test_a_reader_is_never_given_what_another_may_see(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked("/bloc/K")
    other = access.Reader("unit", Scope.of("ANOTHER"))
    monkeypatch.setattr(access, "reader", lambda: other)
    seen = asked("/bloc/K")
    assert "1.411" in whole.content
    assert "1.411" not in seen.content


def test_a_new_build_is_answered_from_and_the_old_answers_let_go(
    world: Any, serve: Callable[[], None], empty: Kept
) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 1411)
    serve()
    old = asked("/bloc/K", "?period=2024-S1")
    assert "1.411" in old.content
    asked("/submissions")
    world.tell("B", "DV_KETNAP_MOI", "2024-S1", 1522)
    made = world.finish(number=1)
    database.serve(world.folder, made.build)
    new = asked("/bloc/K", "?period=2024-S1")
    assert "1.522" in new.content
    assert new.build == made.build != old.build
    assert len(empty) == 1


@pytest.mark.usefixtures("served")
def test_records_and_builds_that_come_or_go_make_answers_anew(world: Any) -> None:
    first = asked("/changes")
    (world.folder / "records").mkdir(exist_ok=True)
    (world.folder / "records" / "frozen.jsonl").write_text("{}\n")
    assert asked("/changes") is not first


def test_what_was_known_then_is_kept_beside_what_serves_now(served: Any, empty: Kept) -> None:
    now = database.pointed_at(served.folder)
    served.tell("B", "DV_KETNAP_MOI", "2024-S1", 1522)
    database.serve(served.folder, served.finish(number=1).build)
    usual = asked("/bloc/K", "?period=2024-S1")
    then = asked("/bloc/K", f"?period=2024-S1&known={now}")
    assert "1.522" in usual.content
    assert "1.522" not in then.content
    assert usual.build == then.build == database.pointed_at(served.folder)
    assert len(empty) == 2


@pytest.mark.usefixtures("served")
def test_what_went_wrong_is_tried_again(monkeypatch: pytest.MonkeyPatch, empty: Kept) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(visit.Visit, "places", property(lambda _: 1 / 0))
        assert "Số tham chiếu" in str(json.loads(asked("/bloc/K").content))
    assert len(empty) == 0
    assert "1.411" in asked("/bloc/K").content
    asked("/bloc/NOBODY")
    assert len(empty) == 1


@pytest.mark.usefixtures("nothing_built")
def test_without_a_build_nothing_is_kept(empty: Kept) -> None:
    assert asked("/").build is None
    assert len(empty) == 0


def test_answers_stay_within_their_room() -> None:
    kept = Kept(room=100)
    for number in range(9):
        kept.keep(_question(str(number)), Answer("x" * 30, "", "b"))
    assert len(kept) == 3
    assert kept.get(_question("8")) is not None
    assert kept.get(_question("0")) is None
    kept.keep(_question("8"), Answer("y" * 30, "", "b"))
    assert len(kept) == 3


def test_what_is_asked_for_stays_longer() -> None:
    kept = Kept(room=90)
    for number in range(3):
        kept.keep(_question(str(number)), Answer("x" * 30, "", "b"))
    kept.get(_question("0"))
    kept.keep(_question("3"), Answer("x" * 30, "", "b"))
    assert kept.get(_question("0")) is not None
    assert kept.get(_question("1")) is None


def _question(path: str) -> Asked:
    return Asked("b", (), EVERYTHING, path, "", "light")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("path", ["/", "/bloc/K", "/bloc/K?lang=en&period=2024-S1", "/nowhere"])
def test_the_document_carries_what_the_callback_would_answer(path: str) -> None:
    told = carried(path)
    bare, mark, search = path.partition("?")
    page = asked(bare, mark + search)
    _, content, store, _ = told["layout"]["props"]["children"]["props"]["children"]
    assert content["props"]["children"] == json.loads(page.content)
    assert store["props"]["data"] == {"title": page.title}
    client = app.server.test_client()
    assert told["dependencies"] == client.get("/_dash-dependencies").json
    plain = client.get("/_dash-layout").json["props"]["children"]["props"]["children"]
    assert plain[1]["props"]["children"] is None  # asked for alone, it has no page in it


@pytest.mark.usefixtures("served")
def test_the_document_says_title_language_and_colours() -> None:
    text = document("/bloc/K?lang=en", Cookie="thidua-scheme=dark")
    assert '<html lang="en" data-mantine-color-scheme="dark">' in text
    assert f"<title>{asked('/bloc/K', '?lang=en').title}</title>" in text
    assert carried("/bloc/K", Cookie="thidua-scheme=dark")["scheme"] == "dark"


def test_no_text_of_a_page_is_taken_for_a_tag_or_a_place(
    world: Any, serve: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "</script><script>alert(1)</script>{%config%} …"
    monkeypatch.setattr(visit, "title", lambda: evil)
    serve()
    text = document("/")
    assert "alert(1)</script>" not in text
    assert text.count('id="_dash-config"') == 1
    assert carried("/")["layout"]["props"]["children"]["props"]["children"][2]["props"] == {
        "id": "_pages_store", "data": {"title": evil},
    }  # fmt: skip


def test_the_parts_of_an_address_are_read_as_dash_reads_them(served: Any) -> None:
    client = app.server.test_client()
    body = {
        "output": answer.ROUTER,
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": "/bloc/K"},
            {"id": "_pages_location", "property": "search", "value": "?period=2024-S1&period=2"},
        ],
        "changedPropIds": ["_pages_location.pathname"],
    }
    told = client.post("/_dash-update-component", json=body)
    router = app.callback_map[answer.ROUTER]["callback"].__wrapped__
    with app.server.test_request_context("/"):
        content, store = router("/bloc/K", "?period=2024-S1&period=2")
    assert told.json["response"]["_pages_content"]["children"] == json.loads(
        answer.to_json(settle(content))
    )
    assert told.json["response"]["_pages_store"]["data"] == store
    assert told.headers["X-Build"] == database.pointed_at(served.folder)
    assert told.headers["Cache-Control"] == "no-store"
