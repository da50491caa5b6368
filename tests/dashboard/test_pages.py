"""Pages build from a warehouse, say what they stand on, and never show a stack."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import dash
import polars as pl
import pytest
from dash import html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard import access, pieces, visit
from dashboard.address import Address
from dashboard.app import app
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from warehouse import database, queries
from warehouse.scope import Scope

PAGES = {
    "overview": {},
    "bloc": {"bloc": "K"},
    "unit": {"unit": "A"},
    "indicator": {"indicator": "DV_KETNAP_MOI"},
    "submissions": {},
    "observation": {"unit": "A", "indicator": "DV_KETNAP_MOI", "period": "2024-S1"},
    "launch": {},
    "pace": {"bloc": "K"},
    "comparison": {"bloc": "K"},
    "scores": {"bloc": "K"},
    "changes": {"bloc": "K"},
    "documents": {"bloc": "K"},
    "programme": {"bloc": "K"},
    "covenant": {"bloc": "K"},
    "quality": {"bloc": "K"},
    "registers": {},
}


def built(page: str, **asked: str) -> Component:
    layouts = {
        str(one["module"]).rsplit(".", 1)[-1]: one["layout"] for one in dash.page_registry.values()
    }
    component: Component = layouts[page](**asked)
    return component


def shown(page: str, **asked: str) -> str:
    return json.dumps(built(page, **asked), cls=PlotlyJSONEncoder, ensure_ascii=False)


def inside(component: object) -> Iterator[Component]:
    """Walk a component and all that it holds."""
    if isinstance(component, Component):
        yield component
        yield from inside(getattr(component, "children", None))
    elif isinstance(component, list | tuple):
        for part in component:
            yield from inside(part)


def seen(component: object) -> str:
    """Give the text that a person sees, without marks beside it and words for screen readers."""
    if isinstance(component, Component):
        looks = str(getattr(component, "className", "")).split()
        unseen = {"sr", "mark", "swatch"}.intersection(looks)
        return "" if unseen else seen(getattr(component, "children", None))
    if isinstance(component, list | tuple):
        return "".join(seen(part) for part in component)
    return "" if component is None else str(component)


def signs(page: Component) -> set[str]:
    """Find what cells of tables say without a word or a digit."""
    cells = [one for one in inside(page) if isinstance(one, html.Td | html.Th)]
    texts = {seen(cell).strip() for cell in cells}
    return {text for text in texts if text == "x" or (text and not any(map(str.isalnum, text)))}


def explained(page: Component) -> set[str]:
    """Find the signs that the page's legends explain."""
    legends = [one for one in inside(page) if "signs" in str(getattr(one, "className", "")).split()]
    told = [one for legend in legends for one in inside(legend)]
    swatches = [one for one in told if "swatch" in str(getattr(one, "className", "")).split()]
    return {str(one.children) for one in told if isinstance(one, html.B)} | {
        str(one.children) for one in swatches
    }


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


def test_a_unit_that_reported_a_cell_without_a_number_is_not_said_to_be_silent(
    world: Any, serve: Callable[[], None]
) -> None:
    for unit in "AB":
        world.aim("DV_KETNAP_MOI", 300, unit=unit)
        world.aim("TNLD_VU", 0, "<=", unit=unit)
    world.due("2024-S1", date(2024, 6, 15))
    world.tell("A", "DT_SO", "2024-S1", 7)
    world.tell("A", "TNLD_VU", "2024-S1", None, missing="present_no_qty", raw_text="x")
    serve()
    told, silent = (
        rows_of(built("unit", unit=unit, period="2024-S1"), "Từng chỉ tiêu") for unit in "AB"
    )
    members, accidents = "Số đoàn viên kết nạp mới", "Số vụ tai nạn lao động"
    assert told[members][1] == told[accidents][1] == "?"
    assert told[members][-1] == "Chưa có số dùng được"
    assert silent[members][1] == silent[accidents][1] == "…"
    assert silent[members][-1] == "Chưa báo cáo"
    page = built("bloc", bloc="K", period="2024-S1")
    assert {"?", "…"} <= signs(page) <= explained(page)
    assert "có, không nêu số lượng" in shown("bloc", bloc="K", period="2024-S1")


def part(page: Component, name: str) -> str:
    return next(seen(one) for one in inside(page) if getattr(one, "id", "") == name)


def test_an_empty_cell_is_said_to_be_empty(world: Any, serve: Callable[[], None]) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", None, missing="blank", raw_text="")
    serve()
    assert part(built("observation", **PAGES["observation"]), "raw") == "để trống"


@pytest.mark.usefixtures("served")
def test_a_value_keeps_its_own_period_whatever_the_address_asks() -> None:
    asked = PAGES["observation"] | {"year": "2024"}
    assert "period=2024-S1" in shown("observation", **asked)
    assert "period=2024&" not in shown("observation", **asked)
    menus = [one.title for one in inside(built("observation", **asked)) if hasattr(one, "title")]
    assert "Khối" in menus
    assert "Kỳ" not in menus


@pytest.mark.usefixtures("served")
def test_a_unit_is_told_its_rank_and_points_where_there_are_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    title = "Điểm thi đua năm 2024"
    assert title not in seen(built("unit", unit="A"))
    row = {"unit": "A", "stage": "recognised", "stands": True, "provisional": True, "rank": 2}
    row |= {"tied": True, "printed": Decimal("92.5"), "illustrative": False}
    frame = pl.DataFrame([row, row | {"unit": "B"}, row | {"unit": "A", "stands": False}])
    monkeypatch.setattr(queries, "ranking", lambda *_: frame)
    page = built("unit", unit="A")
    assert f"{title}Hạng 2 (đồng hạng) trên 2 đơn vị, 92,50 điểm; tạm tính" in seen(page)
    assert any("/scores" in str(getattr(one, "href", "")) for one in inside(page))


def test_a_yes_or_no_is_said_without_a_measure(world: Any, serve: Callable[[], None]) -> None:
    world.tell("A", "QT_DUNGHAN", "2024-S1", 0)
    serve()
    page = built("observation", unit="A", indicator="QT_DUNGHAN", period="2024-S1")
    assert sentence(page).endswith("đúng hạn: không.")
    assert "Đ/K" not in seen(page)


def test_a_report_copied_from_the_document_of_its_covenant_names_it(
    world: Any, serve: Callable[[], None]
) -> None:
    day = date(2024, 6, 1)
    about = {"source": "NGUON", "title": "Tin hội nghị", "published_on": day}
    world.stated["core.source"] = [about]
    world.state("core.covenant", covenant="2024-K", bloc="K", year=2024, source="NGUON")
    for reporter in ("K", "A"):
        world.tell(reporter, "DV_KETNAP_MOI", "2024-S1", 160)
        world.file(f"{reporter}-2024-S1", reporter, "2024-S1", reported_on=day)
    serve()
    asked = {"indicator": "DV_KETNAP_MOI", "period": "2024-S1"}
    assert "Tin hội nghị" in seen(built("observation", unit="K", **asked))
    assert "Tin hội nghị" not in seen(built("observation", unit="A", **asked))


def test_the_way_to_a_file_may_break_after_each_folder(vi: Words) -> None:
    cell = Cell("K/2024/A.xlsx", looks="path")
    drawn = pieces.table(Table("Tệp", [Cell("Tệp", heading=True)], [[cell]]), vi)
    (td,) = (one for one in inside(drawn) if isinstance(one, html.Td))
    assert seen(td) == "K/2024/A.xlsx"
    assert [seen(one) for one in td.children] == ["K/", "", "2024/", "", "A.xlsx"]


@pytest.mark.usefixtures("served")
def test_what_was_reported_as_none_is_said_in_words_at_its_source() -> None:
    asked = {"unit": "A", "indicator": "TNLD_VU", "period": "2024-S1"}
    assert part(built("observation", **asked), "value") == "không có"


@pytest.mark.usefixtures("served")
def test_the_stamp_says_how_many_units_reported() -> None:
    assert "1/2 đơn vị đã báo cáo" in shown("bloc", bloc="K")
    assert "1/2 units have reported" in shown("bloc", bloc="K", lang="en")


@pytest.mark.usefixtures("served")
def test_a_page_opens_at_the_newest_period_with_a_report() -> None:
    assert "6 tháng đầu năm 2024" in shown("bloc", bloc="K")
    assert "Năm 2024" in shown("bloc", bloc="K", period="2024")


@pytest.mark.usefixtures("served")
def test_every_cell_leads_to_where_it_stands_written() -> None:
    assert "/observation/A/DV_KETNAP_MOI/2024-S1" in shown("bloc", bloc="K")
    text = shown("observation", **PAGES["observation"])
    for told in ("trên 1.411", "A-2024-S1.xlsx", "Báo cáo", "F12"):
        assert told in text


def rows_of(page: Component, caption: str) -> dict[str, list[str]]:
    """Read a table as its rows' headings and what stands beside them."""
    tables = [one for one in inside(page) if isinstance(one, html.Table)]
    table = next(one for one in tables if one.children[0].children == caption)
    lines = [[seen(cell) for cell in row.children] for row in table.children[2].children]
    return {line[0]: line[1:] for line in lines}


@pytest.fixture
def also_its_own(world: Any) -> None:
    """Let the bloc report of itself beside its units; asked for before `served`, which builds."""
    world.tell("K", "DV_KETNAP_MOI", "2024-S1", 160, cell="C4")


@pytest.mark.usefixtures("also_its_own", "served")
def test_a_blocs_own_report_and_its_units_stand_in_rows_of_their_own() -> None:
    page = built("indicator", **PAGES["indicator"], lang="vi")
    rows = rows_of(page, "Trong năm")
    assert list(rows) == ["Toàn Khối", "Báo cáo của Khối", "A", "B"]
    assert "trên 1.411 người" in rows["A"]
    assert "160 người" in rows["Báo cáo của Khối"]
    assert "160 người" not in rows["Toàn Khối"]


@pytest.mark.usefixtures("also_its_own", "served")
def test_the_sentence_of_an_indicator_tells_the_blocs_own_report_from_its_units() -> None:
    page = built("indicator", **PAGES["indicator"], lang="vi")
    told = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")
    assert told.startswith("Toàn Khối: trên 1.411 người; mục tiêu năm 300 người; vượt; ")
    assert "báo cáo của Khối: 160 người; đúng tiến độ" in told


@pytest.mark.usefixtures("also_its_own", "served")
def test_each_value_through_the_year_leads_to_its_cell() -> None:
    text = shown("indicator", **PAGES["indicator"])
    assert "/observation/K/DV_KETNAP_MOI/2024-S1" in text
    assert "/observation/A/DV_KETNAP_MOI/2024-S1" in text


@pytest.mark.usefixtures("served")
def test_reports_of_a_unit_stand_in_the_order_of_time() -> None:
    rows = rows_of(built("unit", unit="A", lang="vi"), "Báo cáo đã gửi")
    assert list(rows) == ["6 tháng đầu năm 2024", "Năm 2024"]


def test_the_second_half_is_explained_only_where_it_stands(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell_members(A=130, B=190)
    world.tell("A", "TULD_TYLE", "2024", 80)
    serve()
    flow = shown("indicator", indicator="DV_KETNAP_MOI", lang="vi")
    share = shown("indicator", indicator="TULD_TYLE", lang="vi")
    assert "6 tháng cuối năm = " in flow
    assert "6 tháng cuối năm = " not in share


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


def _state(world: Any, place: int, text: str, *, illustrative: bool = False) -> None:
    told = {"bloc": "K", "period": "2024", "kind": "difficulty", "position": place}
    said = {"statement": f"s{place:02}", "text_vi": text, "illustrative": illustrative}
    world.state("core.published_statement", **told, **said)


def test_a_statement_that_is_invented_is_marked_beside_one_that_is_real(
    world: Any, serve: Callable[[], None]
) -> None:
    _state(world, 1, "Thiếu cán bộ chuyên trách.")
    _state(world, 2, "Chưa thống nhất cách tính.", illustrative=True)
    serve()
    page = built("programme", bloc="K", lang="vi")
    items = [one for one in inside(page) if isinstance(one, html.Li)]
    texts = [text for one in items if (text := seen(one)).startswith(("Thiếu", "Chưa"))]
    assert ["Số liệu minh hoạ" in text for text in texts] == [False, True]


def test_what_several_said_in_the_same_words_stands_once_with_all_who_said_it(
    world: Any, serve: Callable[[], None]
) -> None:
    for place in range(3):
        _state(world, place, "Thiếu cán bộ chuyên trách.", illustrative=place == 2)
    serve()
    page = built("programme", bloc="K", lang="vi")
    items = [seen(one) for one in inside(page) if isinstance(one, html.Li)]
    told = [text for text in items if text.startswith("Thiếu")]
    assert ["Số liệu minh hoạ" in text for text in told] == [False, True]
    assert [text.count("2024") for text in told] == [2, 1]


@pytest.mark.parametrize(("lines", "folded"), [(5, 0), (6, 0), (7, 2), (18, 13)])
def test_a_long_list_shows_its_first_lines_and_folds_the_rest(
    world: Any, serve: Callable[[], None], lines: int, folded: int
) -> None:
    for place in range(lines):
        _state(world, place, f"Khó khăn thứ {place}.")
    serve()
    page = built("programme", bloc="K", lang="vi")
    assert all(f"Khó khăn thứ {place}." in seen(page) for place in range(lines))
    folds = [one for one in inside(page) if isinstance(one, html.Details)]
    hidden = [one for one in folds if getattr(one, "className", "") != "menu"]
    assert [sum(isinstance(part, html.Li) for part in inside(one)) for one in hidden] == (
        [folded] if folded else []
    )
    assert (f"Xem thêm {folded}" in seen(page)) is bool(folded)


def test_a_workbook_stands_once_among_the_files_with_all_that_it_holds(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DT_SO", "2024", 7)
    same = {"file_name": "A-2024.xlsx", "sha256": "A-2024"}
    world.file("A-programme", "A", "2024", kind="programme", **same)
    serve()
    page = built("submissions", bloc="K", lang="vi")
    rows = [seen(one) for one in inside(page) if isinstance(one, html.Tr)]
    (held,) = [row for row in rows if ".xlsx" in row]
    assert "số liệu, chương trình" in held


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


def two_years(world: Any, *others: str, **second: int) -> None:
    """Let A and B tell a year, with `others` beside them, and the first half of the next."""
    world.sign(2023, "A", "B", *others)
    for unit in "AB":
        world.aim("DV_KETNAP_MOI", 100, unit=unit)
        for period, value in (("2023-S1", 30), ("2023", 80), ("2024-S1", second.get(unit, 36))):
            world.tell(unit, "DV_KETNAP_MOI", period, value)
    world.aim("DV_KETNAP_MOI", 200)


def sentence(page: Component) -> str:
    return next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")


def test_pace_tells_what_may_be_missed_and_what_is_only_judged_later(
    world: Any, serve: Callable[[], None]
) -> None:
    two_years(world)
    world.aim("LDTT_TYLE", 80)
    serve()
    page = built("pace", bloc="K", period="2024-S1")
    assert "1 mục tiêu chỉ đánh giá khi hết năm, chưa phải là chậm" in sentence(page)
    rows = rows_of(page, "Tiến độ và triển vọng của từng mục tiêu")
    line = next(cells for name, cells in rows.items() if name.startswith("Số đoàn viên"))
    assert any("128 người" in cell for cell in line)  # 200 less the 72 of the first half
    assert "dự báo lúc giữa năm" in seen(page)


@pytest.mark.usefixtures("served")
def test_the_menu_stays_with_the_bloc_that_is_looked_at() -> None:
    text = shown("bloc", bloc="K", period="2024-S1")
    for path in ("/pace", "/comparison", "/scores", "/submissions"):
        assert f'"{path}?bloc=K&year=2024&period=2024-S1"' in text
    assert '"/pace"' in shown("launch")


def test_pace_of_one_unit_is_an_address_away_and_of_a_stranger_nowhere(
    world: Any, serve: Callable[[], None]
) -> None:
    two_years(world, A=70)
    serve()
    whole, one = (built("pace", bloc="K", **asked) for asked in ({}, {"unit": "A"}))
    assert "/pace?bloc=K&year=2024&period=2024-S1&unit=A" in shown("pace", bloc="K")
    here = [seen(chip) for chip in inside(one) if getattr(chip, "className", "") == "chip here"]
    assert here == ["A"]
    assert "30 người" in seen(one)  # that A still needs of its 100
    assert "Đơn vị nào còn mục tiêu khó đạt" in seen(whole)
    assert "Đơn vị nào còn mục tiêu khó đạt" not in seen(one)
    assert "Không tìm thấy trang này" in shown("pace", bloc="K", unit="NOBODY")


def test_after_the_year_the_silent_units_are_named_and_no_chance_stands_in_for_them(
    world: Any, serve: Callable[[], None]
) -> None:
    two_years(world)
    world.tell("A", "DV_KETNAP_MOI", "2024", 90)
    serve()
    page = built("pace", bloc="K", period="2024")
    assert sentence(page).endswith("chưa có báo cáo năm của B.")
    assert "khả năng đạt" not in seen(page)
    bloc = built("bloc", bloc="K", period="2024")
    assert sentence(page).split("; ")[0] == sentence(bloc).split("; ")[0]


@pytest.mark.usefixtures("served")
def test_scores_are_of_the_year_whatever_half_was_looked_at_before() -> None:
    page = built("scores", bloc="K", period="2024-S1")
    assert "Ở đây không có giao ước" not in seen(page)
    assert '"/pace?bloc=K&year=2024&period=2024"' in shown("scores", bloc="K", period="2024-S1")


def test_targets_within_targets_and_over_several_years_stand_on_the_pace_page(
    world: Any, serve: Callable[[], None]
) -> None:
    two_years(world)
    world.aim("CDCS_HTXS_TYLE", 45, parent_target="DV_KETNAP_MOI")
    world.aim("DV_TONG", 900, term_from=2023, term_to=2027)
    world.tell("A", "DV_TONG", "2024-S1", 500)
    serve()
    page = built("pace", bloc="K", period="2024-S1")
    (within,) = rows_of(page, "Mục tiêu nằm trong mục tiêu khác").values()
    assert "Số đoàn viên kết nạp mới (200)" in within
    (term,) = rows_of(page, "Mục tiêu của nhiều năm").values()
    assert term[:2] == ["2023–2027", "900"]


def test_comparison_counts_what_is_better_and_names_who_is_left_out(
    world: Any, serve: Callable[[], None]
) -> None:
    world.units = ("A", "B", "C")
    two_years(world, "C")
    world.tell("C", "DV_KETNAP_MOI", "2023-S1", 9)
    serve()
    page = built("comparison", bloc="K", period="2024-S1")
    assert sentence(page).startswith("1 trên 1 chỉ tiêu tốt hơn cùng kỳ năm trước")
    rows = rows_of(page, "Từng chỉ tiêu, hai kỳ")
    assert rows["Số đoàn viên kết nạp mới"][:3] == ["60", "72", "+20%"]
    assert "C" in rows_of(page, "Đơn vị không so được")


def test_where_no_year_before_is_told_comparison_says_what_will_stand_there(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 9)
    serve()
    page = built("comparison", bloc="K")
    assert sentence(page) == "Chưa so được với cùng kỳ năm trước."
    assert "trên những đơn vị có số ở cả hai kỳ" in seen(page)


def test_an_indicator_of_yes_and_no_is_one_table_and_names_who_is_short(
    world: Any, serve: Callable[[], None]
) -> None:
    world.aim("QT_DUNGHAN", 1, "yes")
    world.tell("A", "QT_DUNGHAN", "2024", 1)
    world.tell("B", "QT_DUNGHAN", "2024", 0)
    serve()
    page = built("indicator", indicator="QT_DUNGHAN", bloc="K", period="2024")
    assert "mục tiêu: tất cả đơn vị đều đạt" in sentence(page)
    assert sentence(page).endswith("đơn vị chưa đạt: B.")
    assert "Vạch dày" not in seen(page)
    assert sum(isinstance(one, html.Table) for one in inside(page)) == 1


@pytest.mark.usefixtures("served")
def test_the_range_of_a_forecast_is_promised_and_its_checks_are_counted_in_one_line() -> None:
    assert "chứa khoảng 80% kết quả năm." in seen(built("pace", bloc="K", period="2024-S1"))


def test_an_indicator_shows_what_each_unit_contributes(
    world: Any, serve: Callable[[], None]
) -> None:
    two_years(world, A=90)
    serve()
    titles = [
        seen(one)
        for one in inside(built("indicator", **PAGES["indicator"]))
        if isinstance(one, html.H2)
    ]
    assert "A đóng góp nhiều nhất, 71,4%; 2 đơn vị lớn nhất chiếm 100% của Khối" in titles
    assert "2 trên 2 đơn vị tốt hơn cùng kỳ năm trước" in titles


def test_real_and_illustrative_figures_share_no_figure(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DV_KETNAP_MOI", "2024-S1", 9)
    world.tell("B", "DV_KETNAP_MOI", "2024-S1", 11, illustrative=True)
    serve()
    titles = [
        seen(one)
        for one in inside(built("indicator", **PAGES["indicator"]))
        if isinstance(one, html.H2)
    ]
    assert not [title for title in titles if "đóng góp nhiều nhất" in title]


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
