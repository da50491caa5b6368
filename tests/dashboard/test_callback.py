"""A callback is asked for what our pages ask, or the request is refused in a sentence."""

import copy
import logging
from typing import Any

import pytest
from werkzeug.test import TestResponse

from dashboard.app import app

ASKED: dict[str, Any] = {
    "output": ".._pages_content.children..._pages_store.data..",
    "outputs": [
        {"id": "_pages_content", "property": "children"},
        {"id": "_pages_store", "property": "data"},
    ],
    "inputs": [
        {"id": "_pages_location", "property": "pathname", "value": "/"},
        {"id": "_pages_location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["_pages_location.pathname", "_pages_location.search"],
}
ODD = [None, True, 1, 1.5, "x", "", [], ["x"], [1], [None], [{}], [[]], {}, {"id": 1}]
ODD_PATHS = [
    *[odd for odd in ODD if not isinstance(odd, str)],
    "",
    "x",
    "/observation/\n/b/c",
    "/unit/\ud800",
    "/\x00",
]


def post(body: object) -> TestResponse:
    return app.server.test_client().post("/_dash-update-component", json=body)


def refused(answer: TestResponse, log: pytest.LogCaptureFixture) -> bool:
    short = answer.content_type == "text/plain; charset=utf-8" and len(answer.text) < 300
    return answer.status_code == 400 and short and "Traceback" not in log.text and not log.records


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)


@pytest.mark.usefixtures("served")
def test_what_a_page_asks_is_answered() -> None:
    answer = post(ASKED)
    assert answer.status_code == 200
    assert "_pages_content" in answer.json["response"]


@pytest.mark.usefixtures("served")
def test_what_a_browser_adds_is_no_fault() -> None:
    assert post(ASKED | {"parsedChangedPropsIds": ["_pages_location.pathname"]}).status_code == 200
    without_search = copy.deepcopy(ASKED)
    without_search["inputs"][1]["value"] = None
    assert post(without_search).status_code == 200


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd is not None])
def test_a_body_of_another_type_is_refused(odd: object, caplog: pytest.LogCaptureFixture) -> None:
    assert refused(post(odd), caplog)


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        (field, odd)
        for field in ASKED
        for odd in ODD
        if field != "changedPropIds" or odd not in ([], ["x"])  # a list of names is as it should be
    ],
)
def test_a_field_of_another_type_is_refused(
    field: str, odd: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert refused(post(ASKED | {field: odd}), caplog)


@pytest.mark.parametrize("field", [field for field in ASKED if field != "changedPropIds"])
def test_a_field_left_out_is_refused(field: str, caplog: pytest.LogCaptureFixture) -> None:
    assert refused(post({key: ASKED[key] for key in ASKED if key != field}), caplog)


@pytest.mark.parametrize("odd", ODD_PATHS, ids=repr)
def test_a_path_that_is_none_is_refused(odd: object, caplog: pytest.LogCaptureFixture) -> None:
    body = copy.deepcopy(ASKED)
    body["inputs"][0]["value"] = odd
    assert refused(post(body), caplog)


@pytest.mark.parametrize("odd", [odd for odd in ODD if not (odd is None or isinstance(odd, str))])
def test_a_query_of_another_type_is_refused(odd: object, caplog: pytest.LogCaptureFixture) -> None:
    body = copy.deepcopy(ASKED)
    body["inputs"][1]["value"] = odd
    assert refused(post(body), caplog)


def test_a_callback_that_runs_in_the_browser_is_not_asked_here(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app.server.test_client().get("/")
    for output in app.callback_map:
        if output != ASKED["output"]:
            assert refused(post(ASKED | {"output": output}), caplog)


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_what_is_no_json_is_refused(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    client = app.server.test_client()
    answer = client.post("/_dash-update-component", data="{", content_type=kind)
    assert refused(answer, caplog)


@pytest.mark.parametrize("name", ["x/y", "dash/nope.js", "dash/../../x"])
def test_a_file_that_is_not_there_is_said_to_be_so(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = app.server.test_client().get(f"/_dash-component-suites/{name}")
    assert answer.status_code == 404
    assert "There is no such file" in answer.text
    assert caplog.records == []
