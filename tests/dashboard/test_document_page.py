"""Documents are offered where they can be made, else with the reason, and taken as they are."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from dashboard import access, documents
from dashboard.app import app
from dashboard.reports import making
from dashboard.reports.answers import ask
from warehouse import database, reference
from warehouse.reference.documents import Documents
from warehouse.settings import settings

Get = Callable[[str], Any]
WHERE = "/documents/K/2024-S1"


@pytest.fixture
def get(served: Any) -> Get:
    """Ask the pages' server, as a browser of this machine does."""
    client = app.server.test_client()
    documents._files.cache_clear()
    return lambda href: client.get(href, headers={"Host": "localhost"})


def test_a_document_is_given_in_each_of_its_forms(get: Get) -> None:
    word = get(f"{WHERE}/chi-tieu.docx")
    assert word.status_code == 200
    assert "attachment" in word.headers["Content-Disposition"]
    assert docx.Document(io.BytesIO(word.data)).tables
    assert pypdf.PdfReader(io.BytesIO(get(f"{WHERE}/chi-tieu.pdf").data)).pages
    assert zipfile.is_zipfile(io.BytesIO(get(f"{WHERE}/chi-tieu.xlsx").data))


def test_all_of_them_are_what_the_command_makes_byte_for_byte(get: Get, tmp_path: Path) -> None:
    answers = ask(database.connect(), access.reader().scope, "K", "2024-S1")
    written = reference.read_documents(settings().reference)
    made = making.make_all(answers, written, tmp_path)
    assert get(f"{WHERE}.zip").data == made.archive.read_bytes()


@pytest.mark.parametrize(
    "href",
    [
        f"{WHERE}/cham-diem.docx",  # there is no scheme, so nothing to make it from
        f"{WHERE}/nothing.docx",
        "/documents/NOBODY/2024-S1/chi-tieu.docx",
        "/documents/K/2031/chi-tieu.docx",
        "/documents/K/soon/chi-tieu.docx",
        "/documents/NOBODY/2024-S1.zip",
        f"{WHERE}/chi-tieu.docx?build=0123456789ab",
    ],
)
def test_what_cannot_be_made_is_said_in_both_languages(get: Get, href: str) -> None:
    answer = get(href)
    assert answer.status_code == 404
    assert "Không có văn bản này" in answer.text
    assert "no such document" in answer.text


def shown(get: Get, period: str, language: str) -> str:
    """Give what a page of documents carries, as text."""
    address = f"/documents?bloc=K&year=2024&period={period}&lang={language}"
    document = get(address).text
    (carried,) = re.findall(r'<script id="first" type="application/json">(.*?)</script>', document)
    return json.dumps(json.loads(carried), ensure_ascii=False)


def test_the_page_offers_what_can_be_made_and_says_what_keeps_the_rest(
    world: Any, serve: Callable[[], None]
) -> None:
    world.aim("DV_KETNAP_MOI", 300)
    world.tell("A", "DV_KETNAP_MOI", "2024", 310)
    serve()
    get = app.server.test_client().get
    page = shown(get, "2024", "vi")
    serving = database.pointed_at(world.folder)
    assert f"/documents/K/2024/chi-tieu.docx?build={serving}" in page
    assert "/documents/K/2024/cham-diem.docx" not in page
    assert "Giao ước chưa có thang điểm" in page
    assert "The covenant has no scoring scheme yet" in shown(get, "2024", "en")


def test_a_period_that_nobody_reported_for_is_said(get: Get) -> None:
    assert "Chưa có báo cáo nào của khối K" in shown(get, "2024", "vi")
    assert "make reports BLOC=K PERIOD=2024" in shown(get, "2024", "en")


def test_what_the_office_says_of_its_letterheads_is_read_anew(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = get(f"{WHERE}/chi-tieu.docx").data
    written = Documents.model_validate({"bloc": [{"bloc": "K", "issuer": "KHỐI KHÁC"}]})
    monkeypatch.setattr(reference, "read_documents", lambda _: written)
    after = get(f"{WHERE}/chi-tieu.docx").data
    assert after != before
    assert "KHỐI KHÁC" in "".join(
        cell.text for table in docx.Document(io.BytesIO(after)).tables for cell in table._cells
    )
