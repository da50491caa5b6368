"""What a callback may be asked: exactly what our own pages ask, in text; anything else is refused.

Dash trusts that a browser sends what its renderer wrote. Other hands may send anything, and it
would end as an error of the program, with a stack in the log, where the request alone is at fault.
"""

from typing import TYPE_CHECKING, Any

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard import answer, door
from warehouse.language import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATH = "/_dash-update-component"
_NOT_OURS = Sentence(
    "Yêu cầu này không giống yêu cầu mà trang gửi, nên không được trả lời.",
    "This request is not one that the pages send, so it is not answered.",
)
_NO_FILE = Sentence("Không có tệp này.", "There is no such file.")


class _Property(BaseModel):
    """A property of a part of the page; all that our callbacks take or give is text."""

    model_config = ConfigDict(strict=True)

    id: str
    property: str
    value: str | None = None


class _Asked(BaseModel):
    """What a callback is asked, as Dash's renderer writes it."""

    model_config = ConfigDict(strict=True)

    output: str
    outputs: list[_Property]
    inputs: list[_Property]
    state: list[_Property] = Field(default_factory=list)
    changed: list[str] = Field(alias="changedPropIds", default_factory=list)


def guard(app: Dash) -> None:
    """Look at each request for a callback before Dash does; pages are answered from here."""

    def look() -> Response | None:
        if request.path != _PATH or request.method != "POST":
            return None
        asked = understood(request.get_json(silent=True), app.callback_map)
        if asked is None:
            return door.refused(_NOT_OURS)
        if asked.output != answer.ROUTER:
            return None
        path, search = (one.value or "" for one in asked.inputs)
        return answer.page(path, search).response()

    def nothing_there(_: Exception) -> Response:
        return door.refused(_NO_FILE, 404)

    app.server.before_request(look)
    app.server.register_error_handler(DependencyException, nothing_there)


def understood(body: object, callbacks: "Mapping[str, Any]") -> _Asked | None:
    """Read a body that asks one of these callbacks for what it gives, with what it takes."""
    try:
        asked = _Asked.model_validate(body)
    except ValidationError:
        return None
    callback = callbacks.get(asked.output, {})
    if "callback" not in callback:  # the others run in the browser
        return None
    fits = (
        _places(asked.outputs) == [str(one).split(".") for one in callback["output"]]
        and _places(asked.inputs) == [list(one.values()) for one in callback["inputs"]]
        and _places(asked.state) == [list(one.values()) for one in callback["state"]]
        and all(_is_a_path(one.value) for one in asked.inputs if one.property == "pathname")
    )
    return asked if fits else None


def _places(asked: list[_Property]) -> list[list[str]]:
    return [[one.id, one.property] for one in asked]


def _is_a_path(value: str | None) -> bool:
    return value is not None and value.startswith("/") and value.isprintable()
