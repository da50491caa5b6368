"""The covenant's own page: targets and who set them, units beside the bloc, what was amended."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from dashboard.figures import covenant
from dashboard.words import Words
from tests.dashboard.test_pages import built, inside, rows_of, seen, shown

NUMBERS = ("target", "assigned_target", "unit_target_sum", "baseline")
USUAL: dict[str, Any] = {
    "indicator": "DV_KETNAP_MOI",
    "indicator_vi": "Số đoàn viên kết nạp mới",
    "indicator_en": "New members",
    "kind": "flow",
    "measure": "người",
    "measure_en": "people",
    "comparator": ">=",
    "target": 300,
    "origin": "pledged",
    "shared": False,
    "baseline": None,
    "assigned_target": None,
    "unit_target_sum": None,
    "units": 0,
    "content_group": None,
    "parent_target_vi": None,
    "parent_target_en": None,
    "decision": None,
    "group_position": 5,
    "group_vi": "Tổ chức",
    "group_en": "Organisation",
    "illustrative": False,
}


def targets(*rows: dict[str, Any]) -> pl.DataFrame:
    full = [USUAL | row for row in rows]
    for row in full:
        row |= {name: None if row[name] is None else Decimal(row[name]) for name in NUMBERS}
    return pl.DataFrame(full, schema_overrides=dict.fromkeys(NUMBERS, pl.Decimal(24, 6)))


def test_columns_in_which_nothing_stands_are_left_out(vi: Words) -> None:
    table = covenant.targets_table(targets({}), vi, {}, "x")
    assert [cell.text for cell in table.head] == ["Chỉ tiêu", "Mục tiêu", "Ai đặt ra"]
    assert [cell.text for cell in table.rows[0]] == ["Tổ chức"]
    assert [cell.text for cell in table.rows[1][1:]] == ["300 người", "Khối đã ký"]


def test_what_the_units_add_up_to_stands_beside_the_blocs_target(vi: Words) -> None:
    frame = targets(
        {"unit_target_sum": 270, "units": 2, "assigned_target": 320, "baseline": 250},
        {"indicator": "TNLD_VU", "comparator": "<=", "target": 4, "unit_target_sum": 3},
    )
    short, ceiling = covenant.targets_table(frame, vi, {}, "x").rows[1:]
    told = [cell.text for cell in short[3:]]
    assert told == ["320 người", "270 người", "90%", "250 người", "2 đơn vị có mức riêng"]
    assert (short[5].mark, short[5].value, short[5].measure) == ("▽", Decimal(90), "%")
    assert ceiling[5].mark == ""  # fewer accidents than the ceiling allows is no shortfall


def test_only_targets_above_the_units_sum_fall_short_the_furthest_first() -> None:
    frame = targets(
        {"indicator": "A", "unit_target_sum": 299},
        {"indicator": "B", "unit_target_sum": 100},
        {"indicator": "C", "unit_target_sum": 301},
        {"indicator": "D"},
        {"indicator": "E", "comparator": "<=", "unit_target_sum": 1},
    )
    assert [row["indicator"] for row in covenant.short_of_target(frame)] == ["B", "A"]


def test_the_page_tells_targets_amendments_terms_and_who_signed(
    world: Any, serve: Callable[[], None]
) -> None:
    world.aim("DV_KETNAP_MOI", 300, content_group="ND1")
    world.aim(
        "DV_KETNAP_MOI", 320, content_group="ND1", valid_from=date(2024, 7, 1), decision="QĐ 4"
    )
    world.aim("DV_KETNAP_MOI", 350, origin="assigned")
    world.aim("DV_KETNAP_MOI", 90, unit="A")
    world.aim("TULD_TYLE", 83, term_from=2023, term_to=2028)
    for place, code in enumerate(("ND1", "ND2")):
        world.state("core.content_group", covenant=world.covenant, content_group=code,
                    position=place, text_vi=f"Nội dung {code}")  # fmt: skip
    world.signatories.append({"covenant": world.covenant, "unit": "A"})
    serve()
    page = built("covenant", bloc="K")
    told = next(seen(one) for one in inside(page) if getattr(one, "className", "") == "sentence")
    assert "ngày ký chưa rõ; 1/2 đơn vị đã ký; 1 mục tiêu của cả Khối" in told
    assert "ở 1 mục tiêu, các đơn vị cộng lại còn thấp hơn" in told
    row = rows_of(page, "Mục tiêu của cả Khối")["Số đoàn viên kết nạp mới"]
    assert row[:2] == ["320 người", "Khối đã ký"]
    assert row[2:4] == ["350 người", "90 người"]
    (amended,) = rows_of(page, "Mục tiêu đã điều chỉnh").values()
    assert amended == ["Toàn Khối", "300 người", "320 người", "01/07/2024", "QĐ 4"]
    (term,) = rows_of(page, "Mục tiêu nhiều năm").values()
    assert term[1] == "2023–2028"
    text = seen(page)
    assert "Nội dung ND11 mục tiêu đo nội dung này" in text
    assert "Nội dung ND2chưa có mục tiêu nào đo nội dung này" in text
    assert "B chưa rõ đã ký" in text


@pytest.mark.usefixtures("served")
def test_a_covenant_that_states_little_says_what_is_not_known() -> None:
    text = seen(built("covenant", bloc="K"))
    for told in (
        "chưa rõ những đơn vị nào đã ký",
        "Văn bản không nêu chủ đề",
        "Giao ước này chưa có thang điểm",
        "Chưa có kế hoạch phát động của năm này",
    ):
        assert told in text


def test_a_covenant_without_a_target_says_what_will_stand_here(
    world: Any, serve: Callable[[], None]
) -> None:
    world.tell("A", "DT_SO", "2024-S1", 7)
    serve()
    assert "chưa có mục tiêu bằng số của cả Khối" in shown("covenant", bloc="K")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_blocs_page_names_its_covenant_in_short_and_leads_there(language: str) -> None:
    page = built("bloc", bloc="K", lang=language)
    card = next(one for one in inside(page) if getattr(one, "id", "") == "covenant")
    assert {"vi": "Xem toàn bộ giao ước", "en": "See the whole covenant"}[language] in seen(card)
    ways = [str(one.href) for one in inside(card) if hasattr(one, "href")]
    assert any(way.startswith("/covenant?bloc=K&year=2024") for way in ways)
    assert any(way.startswith("/programme?bloc=K&year=2024") for way in ways)
