"""Comparisons say better or worse only where that is proved, and draw like with like."""

import itertools
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from dashboard import theme
from dashboard.figures import change, multiples, realism, slope
from dashboard.words import Words

USUAL: dict[str, Any] = {
    "indicator": "DV_KETNAP_MOI",
    "indicator_vi": "Số đoàn viên kết nạp mới",
    "indicator_en": "New members admitted",
    "unit": None,
    "unit_vi": None,
    "unit_en": None,
    "kind": "flow",
    "direction": "up",
    "measure": "người",
    "period": "2024-S1",
    "against": "2023-S1",
    "basis": "units",
    "value": Decimal(110),
    "qualifier": "=",
    "earlier": Decimal(100),
    "earlier_qualifier": "=",
    "change": Decimal(10),
    "percent_change": Decimal(10),
    "change_qualifier": "=",
    "comparable_units": 3,
    "left_out": 1,
    "break": None,
}


def row(**said: Any) -> dict[str, Any]:
    return USUAL | said


def fell(percent: int, **said: Any) -> dict[str, Any]:
    value = Decimal(100 - percent)
    less = {"value": value, "change": value - 100, "percent_change": value - 100}
    return row(**less, **said)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({}, "better"),
        ({"direction": "down"}, "worse"),
        ({"direction": "none"}, "moved"),
        ({"change": Decimal(-10), "percent_change": Decimal(-10)}, "worse"),
        ({"change": Decimal(0), "percent_change": Decimal(0)}, "same"),
        ({"change_qualifier": ">"}, "better"),
        ({"change_qualifier": "<"}, "unsure"),
        ({"change_qualifier": "~"}, "unsure"),
        ({"change": Decimal(0), "percent_change": Decimal(0), "change_qualifier": ">="}, "unsure"),
        (
            {"change": Decimal(-1), "percent_change": Decimal(-1), "change_qualifier": "<="},
            "worse",
        ),
        ({"measure": "%", "change": Decimal("0.004"), "percent_change": None}, "same"),
    ],
)
def test_a_change_is_for_the_better_only_as_far_as_it_is_proved(
    said: dict[str, Any], word: str
) -> None:
    assert change.judged(row(**said)) == word


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({}, "+10%"),
        ({"measure": "%", "change": Decimal("-1.25"), "percent_change": None}, "−1,3 điểm %"),
        ({"percent_change": None, "change": Decimal(1)}, "+1"),
        ({"change_qualifier": ">"}, "trên +10%"),
        ({"measure": "%", "change": Decimal("0.004"), "percent_change": None}, "0 điểm %"),
    ],
)
def test_a_change_is_written_with_its_sign_and_bound(
    vi: Words, said: dict[str, Any], text: str
) -> None:
    assert change.brief(row(**said), vi) == text


def test_the_table_carries_both_values_and_names_breaks_only_where_there_are_any(
    vi: Words,
) -> None:
    plain = change.table([row()], vi, {}, "Bảng")
    broken = change.table([row(**{"break": "merger"}), row()], vi, {}, "Bảng")
    texts = [cell.text for cell in plain.rows[0]]
    assert texts[1:] == ["100", "110", "+10%", "▲ Tốt hơn", "3/4"]
    assert [cell.value for cell in plain.rows[0][1:4]] == [100, 110, 10]
    assert [one[-1].text for one in broken.rows] == ["có đơn vị sáp nhập", ""]


def test_a_count_of_units_and_a_yes_are_no_bare_numbers(vi: Words) -> None:
    yes = {"kind": "bool", "value": Decimal(1), "earlier": Decimal(0), "percent_change": None}
    whole = change.table([row(**yes)], vi, {}, "Bảng").rows[0]
    unit = change.table([row(**yes, unit="A", unit_vi="A")], vi, {}, "Bảng", "unit").rows[0]
    assert [cell.text for cell in whole[1:3]] == ["0 đơn vị", "1 đơn vị"]
    assert [cell.text for cell in unit[1:3]] == ["không", "có"]


def test_what_fell_most_of_its_size_comes_first() -> None:
    rows = [fell(10, indicator="A"), fell(40, indicator="B"), row(indicator="C")]
    assert [one["indicator"] for one in change.worst(rows)] == ["B", "A"]


def test_a_slope_goes_from_the_year_before_to_now_on_one_scale(vi: Words) -> None:
    up, down = row(indicator="A"), fell(20, indicator="B")
    figure = slope.slope([up, down], vi, theme.LIGHT)
    (rise, start), (fall, again) = (
        (trace["y"][0] - trace["y"][1], trace["y"][0]) for trace in figure["data"]
    )
    assert start == again  # both begin at 100
    assert fall == pytest.approx(-2 * rise)
    assert [trace["line"]["color"] for trace in figure["data"]] == [
        theme.LIGHT.good,
        theme.LIGHT.bad,
    ]


def test_each_line_is_named_with_its_change_and_no_names_touch(vi: Words) -> None:
    rows = [row(indicator=f"I{n}", indicator_vi=f"Chỉ tiêu {n}") for n in range(10)]
    figure = slope.slope(rows, vi, theme.LIGHT)
    names = [text for text in figure["layout"]["annotations"] if "Chỉ tiêu" in text["text"]]
    places = sorted(text["y"] for text in names)
    assert len(names) == 10
    assert min(b - a for a, b in itertools.pairwise(places)) >= 20
    assert max(places) <= figure["layout"]["height"]
    assert all("▲ +10%" in text["text"] for text in names)


def test_of_sixty_changes_the_widest_are_drawn(vi: Words) -> None:
    rows = [fell(n, indicator=f"I{n}") for n in range(1, 61)]
    figure = slope.slope(rows, vi, theme.LIGHT)
    assert len(figure["data"]) == slope.SHOWN
    text = " ".join(one["text"] for one in figure["layout"]["annotations"])
    assert "−60%" in text
    assert "−1%" not in text


def test_a_very_long_name_takes_the_lines_it_needs_and_is_never_cut(vi: Words) -> None:
    long = "Tỷ lệ đoàn viên, người lao động được tuyên truyền, học tập, quán triệt nghị quyết"
    figure = slope.slope([row(indicator_vi=long)], vi, theme.LIGHT)
    shown = " ".join(text["text"] for text in figure["layout"]["annotations"])
    assert "…" not in shown
    assert long in shown.replace("<br>", " ")
    assert long in figure["data"][0]["hovertemplate"]


@pytest.mark.parametrize(
    "said",
    [{"earlier": None}, {"value": None}, {"earlier": Decimal(0)}, {"kind": "bool"}],
)
def test_what_has_no_slope_is_not_drawn(vi: Words, said: dict[str, Any]) -> None:
    figure = slope.slope([row(**said)], vi, theme.LIGHT)
    assert figure["data"] == []
    assert figure["layout"]["annotations"] == []
    assert figure["layout"]["height"] > 0


def test_who_is_left_out_is_told_once_with_the_reason(vi: Words) -> None:
    out = {"unit": "A", "unit_vi": "Công đoàn A", "unit_en": "Union of A", "reason": "ended"}
    out |= {"against": "2023", "illustrative": False}
    frame = pl.DataFrame([out | {"indicator": code} for code in ("X", "Y")])
    table = change.left_out(frame, vi, {}, "Không so được")
    assert [[cell.text for cell in one] for one in table.rows] == [
        ["Công đoàn A", "không còn hoạt động", "Năm 2023", "2"]
    ]


SERIES: dict[str, Any] = {
    "indicator": "A", "measure": "%", "value": Decimal(50), "qualifier": "=", "target": None,
    "break": None, "of_comparable": False, "reported": 3, "expected": 3, "comparable_units": None,
}  # fmt: skip


def series(*points: dict[str, Any]) -> pl.DataFrame:
    full = [SERIES | {"period": str(one["year"])} | one for one in points]
    money = {"value": pl.Decimal(38, 6), "target": pl.Decimal(38, 6), "break": pl.String}
    return pl.DataFrame(full, schema_overrides=money, infer_schema_length=None)


def shapes(panel: multiples.Panel, looks: str) -> list[ET.Element]:
    every = ET.fromstring(panel.drawn).iter()  # noqa: S314 - our own drawing
    return [one for one in every if looks in one.get("class", "").split()]


def test_shares_have_one_scale_and_quantities_begin_at_nought(vi: Words) -> None:
    shares = series(*({"year": year, "value": Decimal(50)} for year in (2021, 2022, 2023)))
    amounts = series(
        *({"year": year, "measure": "người", "value": Decimal(8)} for year in (2021, 2022, 2023))
    )
    (half,) = multiples.panels(shares, {"A": "Tỷ lệ"}, vi)
    (full,) = multiples.panels(amounts, {"A": "Số"}, vi)
    middle, top = (float(str(shapes(one, "d-point")[0].get("cy"))) for one in (half, full))
    floor = float(str(shapes(half, "d-axis")[0].get("y1")))
    assert floor - middle == pytest.approx((floor - top) / 2)


def test_a_break_is_drawn_said_and_parts_the_line(vi: Words) -> None:
    points = [{"year": 2021}, {"year": 2022}, {"year": 2023, "break": "merger"}, {"year": 2024}]
    (panel,) = multiples.panels(series(*points), {"A": "Tỷ lệ"}, vi)
    assert panel.breaks == "2023: có đơn vị sáp nhập"
    assert len(shapes(panel, "d-break")) == 1
    assert [("d-apart" in str(one.get("class"))) for one in shapes(panel, "d-line")] == [
        False,
        True,
        False,
    ]


def test_a_bound_is_a_hollow_ring_with_an_open_arrow(vi: Words) -> None:
    points = [{"year": 2021}, {"year": 2022, "qualifier": ">="}, {"year": 2023}]
    (panel,) = multiples.panels(series(*points), {"A": "Tỷ lệ"}, vi)
    assert (len(shapes(panel, "d-hollow")), len(shapes(panel, "d-arrow"))) == (1, 1)


def test_two_years_or_another_measure_make_no_series(vi: Words) -> None:
    two = series({"year": 2021}, {"year": 2022})
    other = series({"year": 2021, "measure": "CĐCS"}, {"year": 2022}, {"year": 2023})
    assert multiples.panels(two, {"A": "Tỷ lệ"}, vi) == []
    assert multiples.panels(other, {"A": "Tỷ lệ"}, vi) == []
    assert multiples.panels(two.clear(), {}, vi) == []


def test_the_years_as_a_table_say_the_same(vi: Words) -> None:
    points = [{"year": 2021}, {"year": 2023, "value": Decimal(60), "qualifier": ">="}]
    table = multiples.table(series(*points), {"A": "Tỷ lệ"}, vi, "Qua các năm")
    assert [cell.text for cell in table.rows[0]] == ["Tỷ lệ", "50%", "ít nhất 60%"]
    assert table.rows[0][2].qualifier == ">="


AIM: dict[str, Any] = {
    "indicator": "A", "indicator_vi": "Tỷ lệ", "indicator_en": "Share", "measure": "%",
    "comparator": ">=", "target": Decimal(80), "last_year_result": Decimal(100), "qualifier": "=",
    "ratio": Decimal("0.8"), "below": True,
}  # fmt: skip


def test_a_target_below_last_years_result_is_marked_and_comes_first(vi: Words) -> None:
    higher = {"indicator": "B", "ratio": Decimal("1.2"), "below": False, "target": Decimal(120)}
    rows = realism.ordered(pl.DataFrame([AIM | higher, AIM]))
    table = realism.table(rows, vi, {}, "Mục tiêu")
    assert [one["indicator"] for one in rows] == ["A", "B"]
    assert [one[-1].text for one in table.rows] == ["▽ mục tiêu thấp hơn kết quả năm trước", ""]
    assert [one[3].value for one in table.rows] == [80, 120]
    assert [("d-behind" in one[3].drawn) for one in table.rows] == [True, False]


def test_a_target_not_to_pass_and_one_without_a_year_before_are_not_set_beside_it() -> None:
    ceiling = AIM | {"comparator": "<="}
    new = AIM | {"ratio": None, "last_year_result": None, "below": None}
    assert realism.ordered(pl.DataFrame([ceiling, new], infer_schema_length=None)) == []
