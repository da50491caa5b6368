"""Pages that answer a question: pace, comparison, scores, an indicator across units."""

from collections.abc import Callable
from typing import Any

import pytest
from dash import html

from tests.dashboard.page import (
    PAGES,
    built,
    inside,
    rows_of,
    seen,
    sentence,
    shown,
)


def two_years(world: Any, *others: str, **second: int) -> None:
    """Let A and B tell a year, with `others` beside them, and the first half of the next."""
    world.sign(2023, "A", "B", *others)
    for unit in "AB":
        world.aim("DV_KETNAP_MOI", 100, unit=unit)
        for period, value in (("2023-S1", 30), ("2023", 80), ("2024-S1", second.get(unit, 36))):
            world.tell(unit, "DV_KETNAP_MOI", period, value)
    world.aim("DV_KETNAP_MOI", 200)


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
