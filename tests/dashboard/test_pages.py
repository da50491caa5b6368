"""Pages build from a warehouse, say what they stand on, and never show a stack."""

from collections.abc import Callable
from datetime import date
from typing import Any

import dash
import polars as pl
import pytest
from dash import html
from dash.development.base_component import Component

from dashboard import access, visit
from dashboard.address import Address
from dashboard.app import app
from tests.dashboard.page import PAGES, built, explained, inside, part, rows_of, seen, shown, signs
from warehouse import database, queries
from warehouse.scope import Scope


def test_every_page_is_registered_once() -> None:
    modules = [str(one["module"]) for one in dash.page_registry.values()]
    assert len(modules) == len(set(modules))
    assert {module.rsplit(".", 1)[-1] for module in modules} == {*PAGES, "not_found_404"}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_builds_and_carries_the_stamp(page: str, language: str) -> None:
    text = shown(page, **PAGES[page], lang=language)
    as_of = {"vi": "Đánh giá tính đến ngày 31/01/2025", "en": "As of 31/01/2025"}[language]
    assert as_of in text
    assert {"vi": "làm mới lúc", "en": "refreshed at"}[language] in text
    assert {"vi": "bản dựng ", "en": "version "}[language] in text
    assert {"vi": "Xem với quyền lãnh đạo", "en": "Viewing as leadership"}[language] in text


def test_the_stamp_tells_the_day_of_the_figures_from_the_day_they_are_judged_on(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7, data_as_of=date(2024, 5, 31))
    world.tell("B", "DT_SO", "2024-S1", 7, data_as_of=date(2024, 6, 10))
    world.tell("A", "DT_SO", "2024", 9, data_as_of=date(2024, 11, 30))
    world.tell("B", "DT_SO", "2024", 9)
    serve()
    half, year = (part(built("bloc", bloc="K", period=of), "stamp") for of in ("2024-S1", "2024"))
    assert "Đánh giá tính đến ngày 31/01/2025" in half
    assert "ngày chốt số liệu: 31/05/2024 – 10/06/2024, tuỳ đơn vị" in half
    assert "ngày chốt số liệu: 30/11/2024 ·" in year


def test_a_cut_off_that_nobody_stated_is_not_known(world: Any, serve: Callable[[], None]) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    assert "ngày chốt số liệu: chưa rõ" in part(built("bloc", bloc="K"), "stamp")


def test_where_nothing_came_and_nothing_is_due_nobody_is_counted_as_silent(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("K", "DT_SO", "2024-S1", 7)
    serve()
    text = shown("bloc", bloc="K", period="2024", lang="vi")
    assert "Chưa nhận được báo cáo nào của kỳ này" in text
    assert "0/2 đơn vị" not in text


@pytest.mark.parametrize(("unit", "told"), [("A", "nhiều nhất trong Khối"), ("B", "bằng 1 đơn vị")])
def test_units_that_lag_alike_are_not_told_as_one(
    world: Any, serve: Callable[[], None], unit: str, told: str
) -> None:
    for each in "AB":
        world.aim("DV_KETNAP_MOI", 300, unit=each)
        world.tell(each, "DV_KETNAP_MOI", "2024-S1", 300 if unit == "A" and each == "B" else 1)
    serve()
    text = shown("bloc", bloc="K", period="2024-S1")
    assert "1 chỉ tiêu chậm tiến độ, nhiều nhất trong Khối" in text
    assert told in text
    assert ("bằng 1 đơn vị khác" in text) == (unit == "B")


@pytest.mark.parametrize("page", ["bloc", "unit", "indicator", "observation"])
@pytest.mark.parametrize("made_up", [True, False])
def test_a_card_shown_alone_still_carries_the_mark(
    world: Any, serve: Callable[[], None], page: str, *, made_up: bool
) -> None:
    world.aim("DV_KETNAP_MOI", 300, unit="A", illustrative=made_up)
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 60, illustrative=made_up)
    serve()
    titles = [seen(one) for one in inside(built(page, **PAGES[page])) if isinstance(one, html.H2)]
    assert any("Số liệu minh hoạ" in title for title in titles) == made_up


def _items(section: Component) -> list[Component]:
    return [one for one in inside(section) if isinstance(one, html.Li)]


def test_where_real_and_illustrative_stand_on_one_page_the_banner_tells_them_apart(
    world: Any, serve: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7, illustrative=True)
    world.due("2024-S1", date(2024, 6, 15), illustrative=True)
    serve()
    assert "hạn nộp ở đây được đặt ra để xem thử" in shown("overview")
    ask = queries.places

    def places(*asked: Any) -> pl.DataFrame:
        made_up = ask(*asked)
        real = made_up.with_columns(bloc=pl.lit("REAL"), illustrative=pl.lit(value=False))
        return pl.concat([made_up, real])

    monkeypatch.setattr(queries, "places", places)
    text = shown("overview")
    assert "hạn nộp ở đây được đặt ra để xem thử" not in text
    assert "khối không có dấu là số liệu thật" in text
    acts = [one for one in inside(built("overview")) if getattr(one, "className", "") == "acts"]
    assert all("Số liệu minh hoạ" in seen(one) for act in acts for one in _items(act))
    assert acts


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sign_in_a_table_is_explained_on_its_page(language: str) -> None:
    found = set()
    for page, asked in PAGES.items():
        for period in ("2024-S1", "2024"):
            one = built(page, **({"period": period} | asked), lang=language)
            assert signs(one) <= explained(one), f"{page} {period}"
            found |= signs(one)
    assert found == {"-", "…", "x", "○"}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", ["bloc", "unit", "indicator", "submissions"])
def test_each_page_with_a_table_of_reports_or_figures_explains_the_silent(page: str) -> None:
    unit_in_silence = PAGES[page] | ({"unit": "B"} if page == "unit" else {})
    one = built(page, **unit_in_silence)
    assert "…" in signs(one)
    assert explained(one) >= {"-", "…", "x", "○"}


@pytest.mark.usefixtures("served")
def test_a_covenant_without_a_scheme_says_what_would_show_its_scores() -> None:
    text = shown("scores", bloc="K")
    assert "Giao ước này chưa có thang điểm" in text
    assert "Khi giao ước có thang điểm" in text


@pytest.mark.usefixtures("served")
def test_a_page_without_signs_has_no_legend_of_them() -> None:
    assert explained(built("launch")) == set()


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", PAGES)
def test_the_menu_marks_one_place(page: str) -> None:
    asked = PAGES[page] | ({"bloc": "K"} if page in ("submissions", "unit", "indicator") else {})
    marked = [
        one
        for one in inside(built(page, **asked))
        if {"nav", "here"} <= set(str(getattr(one, "className", "")).split())
    ]
    assert len(marked) <= 1
    assert marked or page == "observation"


def test_where_only_the_bloc_itself_reported_no_unit_is_counted_as_silent(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("K", "DV_KETNAP_MOI", "2024-S1", 160)
    serve()
    for page in ("submissions", "quality"):
        text = shown(page, bloc="K", period="2024-S1", lang="vi")
        assert "Báo cáo chung của Khối" in text
        assert "0/2 đơn vị" not in text
        calendar = rows_of(built(page, bloc="K", period="2024-S1"), "Lịch gửi báo cáo: Khối")
        assert {row[-1] for row in calendar.values()} == {"Chưa rõ", "… Chưa rõ"}


@pytest.mark.usefixtures("served")
def test_what_is_illustrative_is_said_on_the_page() -> None:
    assert "Số liệu minh hoạ" in shown("bloc", bloc="K")
    assert "Số liệu minh hoạ" not in shown("submissions")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("bloc", {"bloc": "NOWHERE"}),
        ("unit", {"unit": "NOBODY"}),
        ("indicator", {"indicator": "NOTHING"}),
        ("observation", {"unit": "A", "indicator": "NOTHING", "period": "2024-S1"}),
        ("not_found_404", {}),
    ],
)
def test_what_does_not_exist_is_said_in_a_sentence(page: str, asked: dict[str, str]) -> None:
    assert "Không tìm thấy trang này" in shown(page, **asked)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("asked", [{"year": "x"}, {"period": "soon"}, {"lang": "xx"}, {"z": "1"}])
def test_an_odd_address_is_no_error(asked: dict[str, str]) -> None:
    assert "6 tháng đầu năm 2024" in shown("bloc", bloc="K", **asked)


@pytest.mark.usefixtures("nothing_built")
def test_without_a_build_a_page_says_what_to_do() -> None:
    text = shown("overview")
    assert "Chưa có số liệu để xem" in text
    assert "make refresh" in text


@pytest.mark.usefixtures("served")
def test_a_failure_is_a_sentence_and_a_reference(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(queries, "bloc_progress", fail)
    text = shown("bloc", bloc="K")
    assert "Trang này chưa hiện được" in text
    assert "the disk is gone" not in text
    reference = caplog.records[-1].getMessage().rsplit(" ", 1)[-1]
    assert reference in text


@pytest.mark.usefixtures("served")
def test_a_reader_sees_only_the_blocs_in_scope(monkeypatch: pytest.MonkeyPatch) -> None:
    other = access.Reader("unit", Scope.of("ANOTHER"))
    monkeypatch.setattr(access, "reader", lambda: other)
    assert "Không tìm thấy trang này" in shown("bloc", bloc="K")
    assert "1.411" not in shown("unit", unit="A")
    assert "Không tìm thấy trang này" in shown("observation", **PAGES["observation"])


def test_until_there_are_accounts_everyone_reads_as_leadership() -> None:
    assert access.reader() == access.Reader("leadership", Scope.everything())


def test_an_address_says_all_and_reads_back() -> None:
    said = Address("/unit/A", "K", 2024, "2024-S1", language="en")
    assert str(said) == "/unit/A?bloc=K&year=2024&period=2024-S1&lang=en"
    asked = {"bloc": "K", "year": "2024", "period": "2024-S1", "lang": "en"}
    assert Address.read("/unit/A", asked) == said
    assert str(Address("/bloc/K", "K")) == "/bloc/K"


def test_a_unit_is_asked_for_only_where_it_can_be_looked_at_beside_its_bloc() -> None:
    said = Address.read("/pace", {"bloc": "K", "unit": "A"})
    assert str(said) == "/pace?bloc=K&unit=A"
    assert said.to("/changes") == "/changes?bloc=K"
    assert said.to(unit=None) == "/pace?bloc=K"
    assert Address.read("/unit/A", {"unit": "A"}).unit is None


@pytest.mark.usefixtures("served")
def test_the_document_says_its_language_and_colours(accept: Callable[[str, str], str]) -> None:
    assert '<html lang="vi" data-mantine-color-scheme="light">' in accept("/", "")
    assert '<html lang="en" data-mantine-color-scheme="dark">' in accept("/?lang=en", "dark")
    assert "<title>Tổng quan · thidua</title>" in accept("/", "")


@pytest.fixture
def accept() -> Callable[[str, str], str]:
    def get(path: str, scheme: str) -> str:
        client = app.server.test_client()
        if scheme:
            client.set_cookie(visit.SCHEME, scheme)
        return client.get(path).get_data(as_text=True)

    return get


def test_a_page_gives_dash_as_many_elements_whatever_its_tables_hold(
    world: Any, serve: Any
) -> None:
    """Dash goes through all it was given at every change: a table of links once took it 18 s."""
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 1411)
    serve()
    few = shown("bloc", bloc="K").count('"namespace"')
    for number, code in enumerate(["DT_SO", "SK_SO", "TNLD_VU", "TT_CUOC", "MOHINH_MOI"]):
        world.tell("A", code, "2024-S1", number)
        world.tell("B", code, "2024-S1", number)
    database.held.cache_clear()
    serve()
    assert shown("bloc", bloc="K").count('"namespace"') < few + 15


@pytest.mark.usefixtures("served")
def test_another_period_than_asked_for_is_said_to_be_shown() -> None:
    told = seen(built("bloc", bloc="K", period="2023-S1"))
    assert "Ở đây không có giao ước cho 6 tháng đầu năm 2023; đang xem" in told
    for asked in ("2024-S1", "2023-S9", ""):
        assert "Ở đây không có giao ước" not in seen(built("bloc", bloc="K", period=asked))
