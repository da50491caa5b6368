"""Documents over the web: each made when it is asked for, from the build that its page shows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard import access, door
from dashboard.reports import catalogue, making
from dashboard.reports.answers import Answers, ask
from warehouse import database, reference, review
from warehouse.language import Refusal, Sentence
from warehouse.reference.documents import Documents
from warehouse.scope import Scope
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


def address(place: "Place", name: str, form: str, build: str) -> str:
    """Write where one document of a build is taken from; an empty `name` means all, zipped."""
    whole = f"{PATH}/{place.bloc}/{place.period}"
    return quote(f"{whole}/{name}.{form}" if name else f"{whole}.{form}") + f"?build={build}"


def serve(server: Flask) -> None:
    """Answer with one document in one form, or with all of them in a zip."""
    forms = ", ".join(FORMS)
    one = f"{PATH}/<bloc>/<period>/<name>.<any({forms}):form>"
    server.add_url_rule(one, view_func=_one)
    server.add_url_rule(f"{PATH}/<bloc>/<period>.zip", view_func=_all)


def _one(bloc: str, period: str, name: str, form: str) -> Response:
    try:
        files = _files(_asked(bloc, period), name)
    except Refusal:
        return door.refused(_GONE, 404)
    found = next((one for one in files if one.endswith(f".{form}")), None)
    if found is None:
        return door.refused(_GONE, 404)
    return _given(found, files[found], FORMS[form])


def _all(bloc: str, period: str) -> Response:
    try:
        asked = _asked(bloc, period)
        contents: dict[str, bytes] = {}
        for one in catalogue.possible(asked.answers()):
            contents |= _files(asked, one.name) if one.lacks is None else {}
    except Refusal:
        return door.refused(_GONE, 404)
    return _given(f"{bloc}_{period}.zip", making.zipped(contents), "application/zip")


@dataclass(frozen=True)
class _Asked:
    """What documents depend on; no two of these share a file."""

    build: str  # never changes once it has its name
    scope: Scope
    bloc: str
    period: str
    written: Documents  # what the office says of its letterheads

    def answers(self) -> Answers:
        return ask(database.connect(self.build), self.scope, self.bloc, self.period)


def _asked(bloc: str, period: str) -> _Asked:
    build = database.found(request.args.get("build") or None)
    if not review.is_of_now(build):  # of another version: no page shows it, and no paper does
        raise Refusal(*_GONE)
    written = reference.read_documents(settings().reference)
    return _Asked(build.build, access.reader().scope, bloc, period, written)


@lru_cache(maxsize=_KEPT)
def _files(asked: _Asked, name: str) -> dict[str, bytes]:
    """Make one document in each of its forms; refused where it cannot be made."""
    told = asked.answers()
    if name not in {one.name for one in catalogue.possible(told) if one.lacks is None}:
        raise Refusal(*_GONE)
    document = catalogue.make(told, name, asked.written)
    return making.written_as(document, making.stem(told, document))


def _given(name: str, content: bytes, media: str) -> Response:
    answer = Response(content, content_type=media)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
