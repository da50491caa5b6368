"""The documents on the pages: in their own order, marked by language, with nothing internal."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import dash
import pytest
from dash.development.base_component import Component

from dashboard import pieces
from dashboard.app import app
from dashboard.words import Words
from warehouse import reference
from warehouse.settings import ROOT

BLOCS = ("CDVC_K1", "CDVC_K2", "CDVC_K3", "TLD_KCN11")
OF_A_BLOC = ("covenant", "programme")  # what its documents state
PAGES = [*(f"/{page}/{bloc}" for page in OF_A_BLOC for bloc in BLOCS), "/launch", "/registers"]
VIETNAMESE = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")


@pytest.fixture
def documents(world: Any, serve: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve what the documents state, without any report."""
    tables = reference.read(ROOT / "warehouse" / "reference").tables
    rows = {f"core.{table}": facts for table, facts in tables.items()}
    rows["core.published_statement"] = rows.pop("core.statement")
    monkeypatch.setattr(world, "_rows", lambda: {**rows, "staging.received": []})
    serve()


def laid_out(page: str, language: str) -> Component:
    assert app.layout
    _, name, *code = page.split("/")
    layouts = {
        str(one["module"]).rsplit(".", 1)[-1]: one["layout"] for one in dash.page_registry.values()
    }
    asked = {"bloc": code[0]} if code else {}
    component: Component = layouts[name](**asked, lang=language)
    return component


def said(component: object, language: str) -> Iterator[tuple[str, str]]:
    """Give each text of a page with the language it is marked as."""
    if isinstance(component, Component):
        language = getattr(component, "lang", None) or language
        yield from said(getattr(component, "children", None), language)
    elif isinstance(component, list | tuple):
        for part in component:
            yield from said(part, language)
    elif component is not None:
        yield str(component), language


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("page", PAGES)
def test_vietnamese_on_an_english_page_is_marked(page: str) -> None:
    texts = list(said(laid_out(page, "en"), "en"))
    assert [text for text, of in texts if of == "en" and VIETNAMESE.search(text)] == []
    assert any(of == "vi" and VIETNAMESE.search(text) for text, of in texts)


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_code_of_a_source_is_shown(page: str, language: str) -> None:
    assert "TIN_" not in "".join(text for text, _ in said(laid_out(page, language), language))


@pytest.mark.usefixtures("documents")
def test_a_document_without_a_known_title_says_so() -> None:
    for language, unknown in (("vi", "tên bài: chưa rõ — "), ("en", "title not known — ")):
        text = "".join(text for text, _ in said(laid_out("/covenant/CDVC_K1", language), language))
        assert f"{unknown}Trung tâm Nghiên cứu và Phát triển truyền thông KH&CN" in text


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("bloc", "in_order"),
    [
        ("CDVC_K2", ["triển khai nhiệm vụ", "sơ kết", "bình xét thi đua", "đền ơn đáp nghĩa"]),
        ("CDVC_K1", ["tổ chức toạ đàm", "cuộc thi tìm hiểu", "giải bóng đá mini", "sơ kết"]),
        (
            "TLD_KCN11",
            ["cơ bản đảm bảo việc làm", "dân chủ cơ sở", "tổ chức đối thoại", "Covid-19"],
        ),
        ("CDVC_K3", ["Phạm Văn Quân", "Vũ Hải Quang"]),
    ],
)
def test_programme_and_statements_stand_in_the_order_of_the_document(
    bloc: str, in_order: list[str]
) -> None:
    cards = {
        str(texts[0]): texts
        for card in _cards(laid_out(f"/programme/{bloc}", "vi"))
        if (texts := [text for text, _ in said(card, "vi")])
    }
    wanted = {"CDVC_K3": "Chỉ đạo", "TLD_KCN11": "Kết quả"}.get(bloc, "Từng việc")
    (card,) = [texts for title, texts in cards.items() if title.startswith(wanted)]
    lines = list(enumerate(card))[1:]
    places = [min(at for at, line in lines if part in line) for part in in_order]
    assert places == sorted(places)


def _cards(component: object) -> Iterator[Component]:
    if isinstance(component, Component):
        if "card" in str(getattr(component, "className", "")).split():
            yield component
        else:
            yield from _cards(getattr(component, "children", None))
    elif isinstance(component, list | tuple):
        for part in component:
            yield from _cards(part)


def test_a_sentence_marks_the_words_it_quotes_and_no_others(vi: Words, en: Words) -> None:
    told = "Plan 81/KH-TLĐ, signed “Quang Bách VOV”; “Green, clean” is English."
    marked = [text for text, of in said(pieces.sentence(told, en), "en") if of == "vi"]
    assert marked == ["81/KH-TLĐ", "“Quang Bách VOV”"]
    assert "".join(text for text, _ in said(pieces.sentence(told, en), "en")) == told
    assert pieces.sentence(told, vi) == told
