"""What single pages say: a unit, a value, an indicator, reports, statements."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from dash import html

from dashboard import pieces
from dashboard.figures.table import Cell, Table
from dashboard.words import Words
from tests.dashboard.page import (
    PAGES,
    built,
    explained,
    inside,
    part,
    rows_of,
    seen,
    sentence,
    shown,
    signs,
)
from warehouse import queries


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
