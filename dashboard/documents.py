"""Documents over the web: each made when it is asked for, from the build that its page shows."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard import access, door
from dashboard.address import Address
from dashboard.reports import catalogue, making
from dashboard.reports.answers import Answers, ask
from warehouse import database, reference
from warehouse.language import Refusal, Sentence
from warehouse.settings import settings

if TYPE_CHECKING:
    from dashboard.visit import Place, Visit

PATH = "/documents"
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_KEPT = 48  # documents whose files are kept for who asks for another form, or for all
_GONE = Sentence(
    "Không có văn bản này. Hãy mở lại trang Văn bản và tải từ đó.",
    "There is no such document. Open the page of documents again and take it from there.",
)


def answers(visit: "Visit", place: "Place") -> Answers:
    """Ask what the documents of a bloc and period are made from."""
    return ask(visit.con, visit.scope, place.bloc, place.period)


def address(place: "Place", name: str, form: str, known: str | None) -> str:
    """Write where one document is taken from; `name` is empty for all of them, zipped."""
    asked = f"?known={known}" if known else ""
    whole = f"{PATH}/{place.bloc}/{place.period}"
    return quote(f"{whole}/{name}.{form}" if name else f"{whole}.{form}") + asked


def serve(server: Flask) -> None:
    """Answer with one document in one form, or with all of them in a zip."""
    forms = ", ".join(FORMS)
    one = f"{PATH}/<bloc>/<period>/<name>.<any({forms}):form>"
    server.add_url_rule(one, view_func=_one)
    server.add_url_rule(f"{PATH}/<bloc>/<period>.zip", view_func=_all)


def _one(bloc: str, period: str, name: str, form: str) -> Response:
    try:
        files = _files(*_asked(bloc, period), name)
    except (Refusal, StopIteration):
        return door.refused(_GONE, 404)
    found = next((one for one in files if one.endswith(f".{form}")), None)
    if found is None:
        return door.refused(_GONE, 404)
    return _given(found, files[found], FORMS[form])


def _all(bloc: str, period: str) -> Response:
    try:
        asked = _asked(bloc, period)
        contents: dict[str, bytes] = {}
        for name in _possible(*asked):
            contents |= _files(*asked, name)
    except Refusal:
        return door.refused(_GONE, 404)
    return _given(f"{bloc}_{period}.zip", making.zipped(contents), "application/zip")


def _asked(bloc: str, period: str) -> tuple[str, str, str]:
    """Name the build that answers, by its id, with what is asked of it."""
    known = Address.read("/", request.args).known
    return database.found(known).build, bloc, period


@lru_cache(maxsize=_KEPT)
def _files(build: str, bloc: str, period: str, name: str) -> dict[str, bytes]:
    """Make one document in each of its forms; `build` never changes once it has its name."""
    told = _told(build, bloc, period)
    possible = {one.name: one for one in catalogue.possible(told)}
    if name not in possible or possible[name].lacks is not None:
        raise Refusal(*_GONE)
    written = reference.read_documents(settings().reference)
    document = catalogue.make(told, name, written)
    return making.written_as(document, making.stem(told, document))


def _possible(build: str, bloc: str, period: str) -> Iterator[str]:
    told = _told(build, bloc, period)
    return (one.name for one in catalogue.possible(told) if one.lacks is None)


def _told(build: str, bloc: str, period: str) -> Answers:
    return ask(database.connect(build), access.reader().scope, bloc, period)


def _given(name: str, content: bytes, media: str) -> Response:
    answer = Response(content, content_type=media)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
